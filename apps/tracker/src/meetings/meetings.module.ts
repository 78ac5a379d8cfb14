import { Module } from '@nestjs/common';
import { meetingHandlers } from '#meetings';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { actionRegister } from './action-register.js';
import { actionWishes } from './action-wishes.js';
import { buildAgendaWish } from './build-agenda.js';
import { meetingPage } from './meeting-page.js';
import { meetingRegister } from './meeting-register.js';
import { meetingWishes } from './meeting-wishes.js';
import { meetings } from './meetings.js';
import { PackController } from './pack.controller.js';

@Module({
  controllers: [
    ...[...meetingWishes, ...actionWishes].flatMap((wish) => [wishPages(meetings, wish), wishApi(meetings, wish)]),
    // the API adds one item after the other
    wishPages(meetings, buildAgendaWish),
    ...registerPages(meetingRegister),
    ...registerPages(actionRegister),
    PackController,
    ...itemPages(meetingPage),
  ],
  providers: meetingHandlers,
})
export class MeetingsModule {}
