import { count, dateInWords, daysFromToday, type Block, type Cell } from '#govuk-pages';
import { FirstOwed, WhatIsOwed, type Duty, type DutyKind } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { About } from '../wishes/wish.js';

const WORDS: Readonly<Record<DutyKind, string>> = {
  triage: 'Triage',
  take_position: 'Take a position',
  renew_position: 'Words have changed: look at them and renew your position',
  accept_ruling: 'Accept or dispute what became of your input',
  write_answer: 'Write an answer',
  review_answer: 'Look over an answer',
  rule: 'Rule on a contribution',
  draft: 'Have the draft out',
  open_sign_off: 'Open sign-off',
  close_sign_off: 'Close sign-off',
  approve: 'Approve',
  send: 'Send',
  recheck: 'Look at the answer to an ask again',
  action: 'Action from a meeting',
};

/** What a duty is called. */
export const dutyInWords = ({ kind }: Pick<Duty, 'kind'>): string => WORDS[kind];

/** What a duty is about, in words. */
export const dutyTitle = ({ about, detail }: Duty): string =>
  [about.kind === 'response' ? `Response to ${about.title}` : about.title, detail].filter(Boolean).join(': ');

/** Where a duty can be done. */
export const dutyHref = ({ about, below }: Duty): string => {
  const item = hrefOf(about.kind, about.id);
  return below ? `${item}/${below}` : item;
};

/** What whoever asks still owes, the first due first. */
export const dutiesOf = ({ ask, viewer, now, workingDays }: About): Promise<readonly Duty[]> =>
  ask(new WhatIsOwed(viewer, now, workingDays));

/** “today”, “in 3 days”; in red when the day is over. */
function dueOf({ dueOn }: Duty, today: string): Cell {
  if (dueOn === null) return 'No day';
  const words = { text: dateInWords(dueOn), hint: daysFromToday(dueOn, today) };
  return dueOn < today ? [{ text: 'Late', tag: 'red' }, words] : words;
}

/** So many are shown; the others come up as these are done. */
const SHOWN = 15;

/** What waits for whoever asks; nothing when nothing does. */
export async function waitingFor(about: About): Promise<Block[]> {
  const { viewer, now, workingDays } = about;
  const { total, duties } = await about.ask(new FirstOwed(viewer, now, workingDays, SHOWN));
  if (total === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Waiting for you',
      anchor: 'waiting',
      caption: `What waits for you: ${count(total, 'thing')}`,
      columns: [{ label: 'What to do' }, { label: 'About' }, { label: 'Due' }],
      rows: duties.map((duty) => [
        dutyInWords(duty),
        { text: dutyTitle(duty), href: dutyHref(duty) },
        dueOf(duty, about.today),
      ]),
      empty: '',
      links: [{ text: 'Have these days in your calendar', href: '/settings/calendar' }],
    },
  ];
}
