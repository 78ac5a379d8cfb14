import { Controller, Get } from '@nestjs/common';
import { page, type Drawn } from '../web/answer.js';

@Controller()
export class HomeController {
  @Get()
  show(): Drawn {
    return page({
      title: 'Where did the council influence decisions early?',
      blocks: [{ kind: 'links', links: [{ text: 'Policies', href: '/policies' }] }],
    });
  }
}
