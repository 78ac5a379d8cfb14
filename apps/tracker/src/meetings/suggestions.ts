import { ageInWords, closingInWords, count, dateInWords } from '#govuk-pages';
import type { AgendaSubject } from '#meetings';
import { HomeDesk, ListAsks, type MeetingDetail } from '#registers';
import type { About } from '../wishes/wish.js';

/** Something that is open, as an item of an agenda. */
export interface Suggestion {
  readonly title: string;
  /** why it is worth the meeting’s time */
  readonly why: string;
  readonly about: AgendaSubject;
}

const EACH = 10;

/** As much of a text as the title of an item may hold. */
const LONGEST = 500;
const line = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What is open, and is not on the agenda yet: what must be agreed first, then what is under way, then what waits. */
export async function suggestionsFor({ agenda }: MeetingDetail, about: About): Promise<Suggestion[]> {
  const { ask, now, today } = about;
  const desk = await ask(new HomeDesk(now, EACH));
  const open = await ask(new ListAsks({ today, state: 'open', sort: '-recordedAt', pageSize: 10 * EACH }));
  const proposed = open.rows.filter(({ agreedOn }) => agreedOn === null).slice(0, EACH);
  const all: Suggestion[] = [
    ...proposed.map(({ askId, statement }) => ({
      title: line(`Agree the ask: ${statement}`),
      why: 'Proposed, and not agreed yet',
      about: { askId },
    })),
    ...desk.inDrafting.rows.map(({ responseId, consultation, closesAt }) => ({
      title: line(`Response to ${consultation.title}`),
      why: closesAt ? `In drafting; closes ${closingInWords(closesAt)}` : 'In drafting',
      about: { responseId },
    })),
    ...[
      ...desk.toTriage.rows.map((row) => [row, 'Not triaged'] as const),
      ...desk.closingSoon.rows.map((row) => [row, 'The council answers it'] as const),
    ].map(([{ consultationId, title, closesAt }, why]) => ({
      title,
      why: closesAt ? `${why}; closes ${closingInWords(closesAt)}` : why,
      about: { consultationId },
    })),
    ...desk.answersToRecord.rows.flatMap(({ title, decidedOn, asksToAnswer, policies }) =>
      policies.slice(0, 1).map(({ id }) => ({
        title: line(`What government decided: ${title}`),
        why: `Decided on ${dateInWords(decidedOn)}; ${count(asksToAnswer, 'ask')} to look at`,
        about: { policyId: id },
      })),
    ),
    ...desk.awaitingAnswer.rows.map(({ askId, statement, firstRaisedOn }) => ({
      title: line(`No answer yet: ${statement}`),
      why: firstRaisedOn ? `Waiting for ${ageInWords(firstRaisedOn, today)}` : 'Waiting',
      about: { askId },
    })),
  ];
  const idIn = ({ about: subject }: Suggestion) => Object.values(subject)[0] as string;
  const there = new Set(agenda.flatMap(({ about: subject }) => (subject ? [subject.id] : [])));
  return [...new Map(all.filter((one) => !there.has(idIn(one))).map((one) => [idIn(one), one])).values()];
}
