import { Module } from '@nestjs/common';
import { policyHandlers } from '#policies';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { policies } from './policies.js';
import { policyDates } from './policy-dates.js';
import { policyPage } from './policy-page.js';
import { policyRegister } from './policy-register.js';
import { policyWishes } from './policy-wishes.js';

/** Forms come before the page of an item, so that `/policies/new` is not taken for an id. */
@Module({
  controllers: [
    ...policyWishes.flatMap((wish) => [wishPages(policies, wish), wishApi(policies, wish)]),
    ...policyDates.map((wish) => wishPages(policies, wish)),
    ...registerPages(policyRegister),
    ...itemPages(policyPage),
  ],
  providers: policyHandlers,
})
export class PoliciesModule {}
