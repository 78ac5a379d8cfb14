import { LapseConsultation, WithdrawConsultation } from '#consultations';
import type { Link } from '#govuk-pages';
import type { ConsultationDetail } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import { puttingDateRight, wishOf } from '../wishes/date-corrections.js';
import { consultationOf } from './consultations.js';
import { outcomeWishes } from './outcome-wishes.js';

/** Forms that put right the date of how a consultation ended. */
export const consultationDates = [
  puttingDateRight(wishOf(outcomeWishes, WithdrawConsultation), {
    path: 'correct-withdrawal',
    title: 'Put right when it was withdrawn',
    starts: async (about) => {
      const { withdrawal } = await consultationOf(about);
      return withdrawal ? { withdrawnOn: withdrawal.withdrawnOn, explanation: withdrawal.explanation } : {};
    },
  }),
  puttingDateRight(wishOf(outcomeWishes, LapseConsultation), {
    path: 'correct-lapse',
    title: 'Put right when it lapsed',
    starts: async (about) => {
      const last = (await consultationOf(about)).lapses.at(-1);
      return last ? { lapsedOn: last.lapsedOn, reason: last.reason } : {};
    },
  }),
];

/** The links to those that there is a date for. */
export function dateLinks({ consultation: { consultationId, state, lapsedOn } }: ConsultationDetail): Link[] {
  const link = (path: string, text: string) => ({ text, href: `${hrefOf('consultation', consultationId)}/${path}` });
  return [
    ...(state === 'withdrawn' ? [link('correct-withdrawal', 'Put right when it was withdrawn')] : []),
    ...(lapsedOn ? [link('correct-lapse', 'Put right when it lapsed')] : []),
  ];
}
