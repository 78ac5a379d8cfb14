import { Module } from '@nestjs/common';
import { responseHandlers } from '#responses';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { ResponseDocuments } from './response-documents.controller.js';
import { responsePage } from './response-page.js';
import { responseRegister } from './response-register.js';
import { responseWishes } from './response-wishes.js';
import { responses } from './responses.js';
import { SendingController } from './sending/sending.controller.js';
import { positionWish } from './sign-off/position-wish.js';
import { roundWishes } from './sign-off/round-wishes.js';
import { SignOffController } from './sign-off/sign-off.controller.js';

@Module({
  controllers: [
    ...[...responseWishes, ...roundWishes, positionWish].flatMap((wish) => [
      wishPages(responses, wish),
      wishApi(responses, wish),
    ]),
    ...registerPages(responseRegister),
    ...itemPages(responsePage),
    SignOffController,
    SendingController,
    ResponseDocuments,
  ],
  providers: responseHandlers,
})
export class ResponsesModule {}
