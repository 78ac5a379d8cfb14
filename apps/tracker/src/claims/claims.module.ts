import { Module } from '@nestjs/common';
import { claimHandlers } from '#claims';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { claimPage } from './claim-page.js';
import { claimRegister } from './claim-register.js';
import { claimWishes } from './claim-wishes.js';
import { claims } from './claims.js';
import { AskOutsideController } from './outside/ask-outside.controller.js';
import { OutsideLinks } from './outside/outside-links.js';
import { SubstantiateController } from './outside/substantiate.controller.js';
import { raiseWish } from './raise-wish.js';
import { UnclaimedAnswersController } from './unclaimed-answers.controller.js';
import { verifyWish } from './verify-wish.js';

/** Forms and fixed addresses come before the page of an item, so that `/claims/new` is not taken for an id. */
@Module({
  controllers: [
    ...[raiseWish, verifyWish, ...claimWishes].flatMap((wish) => [wishPages(claims, wish), wishApi(claims, wish)]),
    UnclaimedAnswersController,
    AskOutsideController,
    SubstantiateController,
    ...registerPages(claimRegister),
    ...itemPages(claimPage),
  ],
  providers: [...claimHandlers, OutsideLinks],
})
export class ClaimsModule {}
