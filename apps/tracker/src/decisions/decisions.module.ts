import { Module } from '@nestjs/common';
import { decisionHandlers } from '#decisions';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { AnswerAsksController } from './answer-asks.controller.js';
import { decisionPage } from './decision-page.js';
import { decisionRegister } from './decision-register.js';
import { decisionWishes } from './decision-wishes.js';
import { decisions } from './decisions.js';

@Module({
  controllers: [
    ...decisionWishes.flatMap((wish) => [wishPages(decisions, wish), wishApi(decisions, wish)]),
    AnswerAsksController,
    ...registerPages(decisionRegister),
    ...itemPages(decisionPage),
  ],
  providers: decisionHandlers,
})
export class DecisionsModule {}
