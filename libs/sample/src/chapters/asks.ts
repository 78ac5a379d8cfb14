import { AgreeAsk, MergeAsk, ProposeAsk, RewordAsk, WithdrawAsk } from '#asks';
import { addDays } from '#vocabulary';
import { later, monthsIn, nextMeeting, workingDay } from '../calendar.js';
import { dayOf, type Subject } from '../subject.js';
import { meetingOn } from '../meeting-days.js';

/** The day on which an ask is first put to government; undefined when it never is. */
function raisedOn(subject: Subject, ask: number): string | undefined {
  const { policy, calls } = subject;
  const said = policy.contacts.filter(({ raises }) => raises.includes(ask)).map(({ at }) => dayOf(subject, at));
  const written = policy.calls.flatMap(({ response }, n) => (response?.includes(ask) ? [calls[n]!.answersOn] : []));
  return [...said, ...written].toSorted()[0];
}

/** An ask, with the days on which it was proposed and the council first agreed to it. */
export interface AgreedAsk {
  readonly askId: string;
  readonly statement: string;
  readonly proposedOn: string;
  readonly agreedOn: string;
}

/** An ask is proposed by one council and agreed by all: at a meeting, or by correspondence when there is no time. */
export function askIsAgreed(subject: Subject, ask: number): AgreedAsk {
  const { diary, policy, policyId, registeredOn, councils, place } = subject;
  const askId = subject.askIds[ask]!;
  const [statement, direction, size, { was, merged, withdrawn } = {}] = policy.asks[ask]!;
  const raised = raisedOn(subject, ask);
  const proposedOn = diary.plan(
    later(
      addDays(registeredOn, 3 + 2 * ask),
      raised ? addDays(raised, was ? -150 : -55) : monthsIn(policy.begins + 9, 4 * ask),
    ),
    (known) =>
      new ProposeAsk(
        {
          askId,
          statement: was ?? statement,
          direction,
          size,
          policyIds: [policyId],
          themes: [...policy.themes],
          proposedBy: councils[(4 * place + ask) % councils.length]!,
        },
        known,
      ),
    {
      by: 'member',
      note: (book) => book.asks.set(askId, { statement: was ?? statement, policyIds: [policyId] }),
    },
  );
  const meeting = nextMeeting(proposedOn);
  const agreedOn = raised && raised <= meeting ? later(workingDay(addDays(raised, -8)), proposedOn) : meeting;
  const agreed = diary.plan(
    agreedOn,
    (known) => new AgreeAsk({ askId, agreedOn, ...(agreedOn === meeting && { meetingId: meetingOn(meeting) }) }, known),
  );
  if (was) {
    const reworded = diary.plan(
      addDays(agreed, 8),
      (known) => new RewordAsk({ askId, statement, reason: 'Members asked what was meant.' }, known),
      { note: (book) => book.asks.set(askId, { ...book.asks.get(askId)!, statement }) },
    );
    diary.plan(addDays(reworded, 1), (known) => new AgreeAsk({ askId, agreedOn: known.today }, known), { by: 'chair' });
  }
  if (merged) {
    const [into, reason] = merged;
    diary.plan(
      addDays(agreed, 20),
      (known) => new MergeAsk({ askId, intoAskId: subject.askIds[into]!, reason }, known),
      { note: (book) => book.asks.set(askId, { ...book.asks.get(askId)!, closed: 'merged' }) },
    );
  }
  if (withdrawn)
    diary.plan(
      addDays(agreed, 30),
      (known) => new WithdrawAsk({ askId, withdrawnOn: known.today, reason: withdrawn }, known),
      { note: (book) => book.asks.set(askId, { ...book.asks.get(askId)!, closed: 'withdrawn' }) },
    );
  return { askId, statement: was ?? statement, proposedOn, agreedOn };
}
