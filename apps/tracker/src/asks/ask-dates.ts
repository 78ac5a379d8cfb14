import { WithdrawAsk } from '#asks';
import { puttingDateRight, wishOf } from '../wishes/date-corrections.js';
import { askWishes } from './ask-wishes.js';
import { askOf } from './asks.js';

/** The form that puts right when the council gave an ask up. */
export const withdrawalDate = puttingDateRight(wishOf(askWishes, WithdrawAsk), {
  path: 'correct-withdrawal',
  title: 'Put right when it was withdrawn',
  starts: async (about) => {
    const { withdrawnOn, withdrawnReason } = (await askOf(about)).ask;
    return {
      ...(withdrawnOn !== null && { withdrawnOn }),
      ...(withdrawnReason !== null && { reason: withdrawnReason }),
    };
  },
});
