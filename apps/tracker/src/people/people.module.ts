import { Module } from '@nestjs/common';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { InviteApi, InviteController } from './invite.controller.js';
import { Inviting } from './inviting.js';
import { PeopleApi, PeopleController } from './people.controller.js';
import { people } from './people.js';
import { personWishes } from './person-wishes.js';

@Module({
  controllers: [
    InviteController,
    InviteApi,
    ...personWishes.flatMap((wish) => [wishPages(people, wish), wishApi(people, wish)]),
    PeopleController,
    PeopleApi,
  ],
  providers: [Inviting],
})
export class PeopleModule {}
