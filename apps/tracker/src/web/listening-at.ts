import { Injectable } from '@nestjs/common';

/** Where the service listens, once it does. */
@Injectable()
export class ListeningAt {
  url = '';
}
