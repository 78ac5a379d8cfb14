import {
  closesInWords,
  closingInWords,
  dateInWords,
  instantInWords,
  labelOf,
  type Block,
  type Cell,
} from '#govuk-pages';
import { ForBriefing, InputOf, type Briefing, type Input, type MemberDesk } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { About } from '../wishes/wish.js';

/** What a member finds below what waits for them. */
export async function memberHome({ closingSoon }: MemberDesk, about: About): Promise<Block[]> {
  const { ask, today, viewer } = about;
  const input = viewer.organisationId ? await ask(new InputOf(viewer.organisationId)) : [];
  return [
    {
      kind: 'table',
      heading: 'Closing soon',
      caption: 'Consultations that the council answers and that close within 28 days',
      columns: [{ label: 'Consultation' }, { label: 'Closes' }],
      rows: closingSoon.rows.map(({ consultationId, title, closesAt }) => [
        { text: title, href: hrefOf('consultation', consultationId) },
        closesAt && { text: closingInWords(closesAt), hint: closesInWords(closesAt, today) },
      ]),
      empty: 'None that the council means to answer closes within four weeks.',
    },
    {
      kind: 'table',
      heading: 'What happened to your input',
      caption: 'What your organisation offered, and what became of it',
      columns: [{ label: 'What you offered' }, { label: 'To' }, { label: 'What became of it' }],
      rows: input.map((one) => [
        { text: excerpt(one.text), hint: `${labelOf(one.kind)}, ${instantInWords(one.offeredAt)}` },
        { text: one.title, href: `${hrefOf('response', one.responseId)}/answers/${one.questionId}` },
        becameOf(one),
      ]),
      empty: 'Your organisation has offered nothing to a response yet.',
    },
    {
      kind: 'table',
      heading: 'What you may brief your region on',
      caption: 'What happened in the last three months, and is neither in confidence nor under embargo',
      columns: [{ label: 'What' }, { label: 'When' }],
      rows: (await ask(new ForBriefing(today))).map((told) => [
        { text: toldOf(told), href: hrefOf(told.kind, told.id) },
        dateInWords(told.on),
      ]),
      empty: 'Nothing has happened lately that may be told.',
    },
  ];
}

const TOLD: Readonly<Record<Briefing['kind'], string>> = {
  consultation: 'Government asks',
  decision: 'Government decided',
  response: 'The council answered',
};
const toldOf = ({ kind, title }: Briefing) => `${TOLD[kind]}: ${title}`;

const excerpt = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function becameOf({ ruling, reason, answered, submittedAt }: Input): Cell {
  if (answered === 'withdrawn') return 'You withdrew it';
  if (ruling === null) return 'Nobody has ruled on it yet';
  const sent = submittedAt ? `, and sent on ${instantInWords(submittedAt)}` : '';
  return [
    { text: `${labelOf(ruling)}${sent}`, ...(reason && { hint: reason }) },
    ...(answered ? [{ text: answered === 'accepted' ? 'You accepted it' : 'You disputed it' }] : []),
  ];
}
