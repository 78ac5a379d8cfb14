import { Module } from '@nestjs/common';
import { responseHandlers } from '#responses';
import { PositionsController } from '../positions/positions.controller.js';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { AnswerController } from './drafting/answer.controller.js';
import { ContributionController } from './drafting/contribution.controller.js';
import { ContributionsController } from './drafting/contributions.controller.js';
import { DispositionController, DraftingApi } from './drafting/disposition.controller.js';
import { draftingWishes, draftWish, lockWish, offerWish, ruleWish } from './drafting/drafting-wishes.js';
import { RulingsController } from './drafting/rulings.controller.js';
import { VersionsController } from './drafting/versions.controller.js';
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
    ...[...responseWishes, ...draftingWishes, ...roundWishes, positionWish].flatMap((wish) => [
      wishPages(responses, wish),
      wishApi(responses, wish),
    ]),
    ...[draftWish, lockWish, offerWish, ruleWish].map((wish) => wishApi(responses, wish)),
    AnswerController,
    VersionsController,
    ContributionsController,
    ContributionController,
    RulingsController,
    DispositionController,
    DraftingApi,
    ...registerPages(responseRegister),
    ...itemPages(responsePage),
    SignOffController,
    SendingController,
    ResponseDocuments,
    PositionsController,
  ],
  providers: responseHandlers,
})
export class ResponsesModule {}
