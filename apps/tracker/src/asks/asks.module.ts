import { Module } from '@nestjs/common';
import { askHandlers } from '#asks';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { answerWishes } from './answer-wishes.js';
import { askPage } from './ask-page.js';
import { askRegister } from './ask-register.js';
import { askWishes } from './ask-wishes.js';
import { asks } from './asks.js';
import { withdrawalDate } from './ask-dates.js';
import { recheckWish } from './rechecks.js';

@Module({
  controllers: [
    ...[...askWishes, ...answerWishes].flatMap((wish) => [wishPages(asks, wish), wishApi(asks, wish)]),
    wishPages(asks, withdrawalDate),
    // the API reports a re-check as what it is: a report of delivery
    wishPages(asks, recheckWish),
    ...registerPages(askRegister),
    ...itemPages(askPage),
  ],
  providers: askHandlers,
})
export class AsksModule {}
