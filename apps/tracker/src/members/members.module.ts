import { Module } from '@nestjs/common';
import { memberHandlers } from '#members';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { leavingDate } from './member-dates.js';
import { memberPage } from './member-page.js';
import { memberRegister } from './member-register.js';
import { memberWishes } from './member-wishes.js';
import { members } from './members.js';

@Module({
  controllers: [
    ...memberWishes.flatMap((wish) => [wishPages(members, wish), wishApi(members, wish)]),
    wishPages(members, leavingDate),
    ...registerPages(memberRegister),
    ...itemPages(memberPage),
  ],
  providers: memberHandlers,
})
export class MembersModule {}
