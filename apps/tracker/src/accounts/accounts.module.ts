import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { HeldOnPeople } from './held.js';
import { KeptAnswersController } from './kept-answers.controller.js';
import { LinkController } from './link.controller.js';
import { Provider } from './provider.js';
import { ProviderController } from './provider.controller.js';
import { SignInController } from './sign-in.controller.js';
import { TokensController } from './tokens.controller.js';

/** Signing in and out, and what somebody has with the tracker. */
@Module({
  controllers: [
    SignInController,
    ProviderController,
    LinkController,
    KeptAnswersController,
    TokensController,
    AccountController,
  ],
  providers: [HeldOnPeople, Provider],
})
export class AccountsModule {}
