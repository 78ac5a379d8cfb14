import { milestonesOf, type Milestone, type PlannedMilestone } from '#consultations';
import { count, dateInWords, daysFromToday, inWords, instantInWords, type Block, type Cell } from '#govuk-pages';
import type { ConsultationDetail } from '#registers';
import { londonDate } from '#vocabulary';
import type { CountedDay, DayOff, Division } from '#working-days';
import { hrefOf } from '../registers/hrefs.js';
import { nameOfActor } from '../web/names.js';
import type { About } from '../wishes/wish.js';

const TITLES: Readonly<Record<Milestone, string>> = {
  decide: 'Decide what to do',
  draft: 'Draft out',
  sign_off: 'Sign-off opens',
  send: 'Send',
};

/** What a milestone is called. */
export const milestoneTitle = (milestone: Milestone): string => TITLES[milestone];

/** The milestones of a consultation, as they stand by what is known now. */
export const plannedFor = (detail: ConsultationDetail, { workingDays }: Pick<About, 'workingDays'>) =>
  milestonesOf(
    { loggedAt: detail.consultation.recordedAt, closesAt: detail.consultation.closesAt, set: detail.setMilestones },
    workingDays,
  );

const ANSWERED = ['lead', 'contribute'];

/** Whether milestones are of use: nobody has chosen yet, or the council means to answer. */
const isPlanned = ({ consultation: { state, triage } }: ConsultationDetail) =>
  state !== 'withdrawn' && (triage === null ? state === 'upcoming' || state === 'open' : ANSWERED.includes(triage));

/** By when what is to be done, and how each day was counted, day by day. */
export function milestonesBlock(detail: ConsultationDetail, about: About): Block[] {
  if (!isPlanned(detail)) return [];
  const planned = plannedFor(detail, about);
  const change = `${hrefOf('consultation', detail.consultation.consultationId)}/set-milestone`;
  return [
    {
      kind: 'table',
      heading: 'Milestones',
      anchor: 'milestones',
      caption: 'By when what is to be done',
      columns: [{ label: 'Milestone' }, { label: 'Day' }, { label: 'How it was found' }, { label: 'Where it stands' }],
      rows: planned.map((one) => [
        TITLES[one.milestone],
        weekdayInWords(one.on),
        howFound(one),
        whereItStands(one, detail, about.today),
      ]),
      empty: '',
      links: [{ text: 'Change a milestone', href: change }],
    },
    ...planned.map((one) => calculation(one)),
    ...earlierDays(detail),
  ];
}

/** “Friday 18 September 2026”. */
const weekdayInWords = (date: string): string =>
  new Date(`${date}T12:00:00Z`)
    .toLocaleDateString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    .replace(',', '');

const distance = ({ workingDays }: PlannedMilestone) =>
  `${count(Math.abs(workingDays), 'working day')} ${workingDays > 0 ? 'after it was logged' : 'before it closes'}`;

function howFound(one: PlannedMilestone): Cell {
  if (one.set)
    return { text: `Set by the council: ${one.set.reason}`, hint: `Counted: ${weekdayInWords(one.counted)}` };
  const words = one.sooner
    ? `Counted: with the draft, as ${distance(one)} would be later`
    : `Counted: ${distance(one)}`;
  if (!one.overtaken) return words;
  return { text: words, hint: `It had been put on ${weekdayInWords(one.overtaken.on)}, which is now after the close` };
}

function whereItStands(
  { milestone, on }: PlannedMilestone,
  { triages, responses }: ConsultationDetail,
  today: string,
): Cell {
  const sentAt = responses.find(({ submittedAt }) => submittedAt)?.submittedAt;
  if (sentAt && milestone !== 'decide') return { text: 'Sent', tag: 'green', hint: dateInWords(londonDate(sentAt)) };
  const decidedAt = triages.at(-1)?.recordedAt;
  if (decidedAt && milestone === 'decide')
    return { text: 'Done', tag: 'green', hint: dateInWords(londonDate(decidedAt)) };
  const ahead = daysFromToday(on, today);
  return on < today ? { text: `Due ${ahead}`, tag: 'red' } : `Due ${ahead}`;
}

const NAMES: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};
const ALL = Object.keys(NAMES).length;

const whyOff = ({ title, divisions }: DayOff) => {
  if (divisions.length === 0) return title;
  if (divisions.length === ALL) return `${title}, in all nations`;
  const names = divisions.map((division) => NAMES[division]);
  return `${title}, in ${inWords(names.flatMap((name) => name.split(' and ')))}`;
};

const counted = ({ number, off }: CountedDay): string =>
  number === undefined ? `Not counted: ${off.map(whyOff).join('; ')}` : `Working day ${number}`;

/** The calculation, day by day in words. */
function calculation(one: PlannedMilestone): Block {
  const back = one.workingDays < 0;
  return {
    kind: 'folded',
    summary: `How “${TITLES[one.milestone]}” is counted, day by day`,
    blocks: [
      {
        kind: 'prose',
        text: `${back ? 'Back from the closing date' : 'On from the day it was logged'}, ${weekdayInWords(one.from)}, which does not count itself. A working day is one in England, Wales, Scotland and Northern Ireland.`,
      },
      {
        kind: 'table',
        caption: `The days counted for “${TITLES[one.milestone]}”`,
        columns: [{ label: 'Day' }, { label: 'How it counts' }],
        rows: one.days.map((day) => [weekdayInWords(day.date), counted(day)]),
        empty: '',
      },
      ...(one.sooner
        ? [
            {
              kind: 'prose',
              text: `That is later than the draft has to be out, so the decision is wanted by ${weekdayInWords(one.counted)}.`,
            } as const,
          ]
        : []),
    ],
  };
}

/** Every day that a milestone was put on, and by whom. */
function earlierDays({ setMilestones }: ConsultationDetail): Block[] {
  if (setMilestones.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Milestones that were changed',
      caption: 'Milestones that were changed, the latest first',
      columns: [{ label: 'Milestone' }, { label: 'Put on' }, { label: 'Why' }, { label: 'Recorded' }],
      rows: setMilestones.map(({ milestone, on, reason, recordedAt, actor }) => [
        TITLES[milestone],
        on ? weekdayInWords(on) : 'Counted again',
        reason,
        { text: instantInWords(recordedAt), hint: nameOfActor(actor) },
      ]),
      empty: '',
    },
  ];
}
