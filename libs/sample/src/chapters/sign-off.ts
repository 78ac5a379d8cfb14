import { v5 as uuidOf } from 'uuid';
import { TriageConsultation } from '#consultations';
import {
  ApproveResponse,
  CloseSignOff,
  DraftAnswer,
  FileMinorityStatement,
  OpenSignOff,
  sha256OfAnswer,
  StartResponse,
  TakePosition,
  type AnswerWords,
  type KnownOfSignOff,
  type PositionTaken,
  type Stance,
} from '#responses';
import { addDays, londonInstant } from '#vocabulary';
import { workingDay } from '../calendar.js';
import { personPlaying } from '../people.js';
import type { Subject } from '../subject.js';

interface Drafted {
  readonly responseId: string;
  /** who is asked to sign */
  readonly roster: readonly string[];
}

/** A response that the council answers and has not sent yet: its words are being signed. */
export function councilSigns(subject: Subject, place: number): void {
  const { diary, calls } = subject;
  const { id: consultationId, opensOn } = calls[place]!;
  const responseId = uuidOf('response', consultationId);
  const leadPersonId = personPlaying('policy-lead');
  const reason = 'Councils run more of these systems than anybody else.';
  diary.plan(
    addDays(opensOn, 14),
    (known) => new TriageConsultation({ consultationId, decision: 'lead', reason, leadPersonId }, known),
  );
  diary.plan(addDays(opensOn, 28), (known) => new StartResponse({ responseId, consultationId, leadPersonId }, known), {
    by: 'policy-lead',
  });
  const roster = subject.councils.slice(0, 8);
  const { words, openedOn } = draftedAndOpened(subject, place, { responseId, roster }, [addDays(opensOn, 60), 60]);
  const [first, second, third, fourth] = roster as [string, string, string, string];
  const took = positions(subject, place, responseId, words);
  took(addDays(openedOn, 1), first, { position: 'yes', capacity: 'delegated_officer' });
  took(addDays(openedOn, 2), second, { position: 'yes', capacity: 'subject_to_approval' });
  const changed = draft(subject, place, responseId, addDays(openedOn, 5), 0, ' It must be paid for.');
  const again = words.map((answer) => (answer.questionId === changed.questionId ? changed : answer));
  const reread = positions(subject, place, responseId, again);
  reread(addDays(openedOn, 6), third, {
    position: 'block',
    capacity: 'delegated_officer',
    reason: 'The second answer promises a year that we cannot keep.',
  });
  reread(addDays(openedOn, 7), fourth, { position: 'no_objection', capacity: 'committee_approved' });
}

/** The words of a response are drafted and signed, with a block that is lifted, before the day on which it is sent. */
export function wordsAreSigned(subject: Subject, place: number, drafted: Drafted): void {
  const { answersOn } = subject.calls[place]!;
  const { responseId, roster } = drafted;
  const { words, openedOn } = draftedAndOpened(subject, place, drafted, [addDays(answersOn, -20), 12]);
  const took = positions(subject, place, responseId, words);
  const [first, second, ...others] = roster as [string, string, ...string[]];
  const capacity = 'delegated_officer';
  took(addDays(openedOn, 1), first, { position: 'yes', capacity: 'committee_approved' });
  took(addDays(openedOn, 1), second, { position: 'block', capacity, reason: 'It says nothing of small districts.' });
  const changed = draft(subject, place, responseId, addDays(openedOn, 3), 0, ' Small districts need help first.');
  const again = words.map((answer) => (answer.questionId === changed.questionId ? changed : answer));
  const reread = positions(subject, place, responseId, again);
  reread(addDays(openedOn, 4), second, { position: 'yes', capacity });
  positions(subject, place, responseId, [changed])(addDays(openedOn, 4), first, {
    position: 'yes',
    capacity: 'committee_approved',
  });
  others
    .slice(0, -1)
    .forEach((council, n) =>
      reread(addDays(openedOn, 5), council, { position: n % 4 === 3 ? 'no_objection' : 'yes', capacity }),
    );
  const differs = others.at(-1)!;
  const text = 'We would rather keep our own systems for longer, and say so to the department ourselves.';
  subject.diary.plan(
    addDays(openedOn, 6),
    (known) =>
      new FileMinorityStatement(
        { responseId, organisationId: differs, text },
        { ...known, ...knownOf(subject, place, differs) },
      ),
    { by: 'member' },
  );
  const closedOn = subject.diary.plan(
    addDays(openedOn, 13),
    (known) => new CloseSignOff({ responseId, round: 1, consensus: 'consensus' }, known),
    { by: 'chair' },
  );
  subject.diary.plan(
    closedOn,
    (known) =>
      new ApproveResponse({ responseId, round: 1, approvedOn: known.today }, { ...known, ...knownOf(subject, place) }),
    { by: 'chair' },
  );
}

/** Every question is answered, and a round is opened; it ends so many days later at midday. */
function draftedAndOpened(
  subject: Subject,
  place: number,
  { responseId, roster }: Drafted,
  [on, days]: readonly [string, number],
): { words: AnswerWords[]; openedOn: string } {
  const { questions } = subject.calls[place]!;
  const words = questions.map((_, n) => draft(subject, place, responseId, addDays(on, -2), n));
  const openedOn = subject.diary.plan(on, (known) => {
    const closesAt = londonInstant(workingDay(addDays(known.today, days)), '12:00');
    const details = { responseId, round: 1, closesAt, quorumPercent: 60, roster: [...roster], answers: words };
    return new OpenSignOff(details, { ...known, ...knownOf(subject, place) });
  });
  return { words, openedOn };
}

/** An answer is saved, later with more words after it. @returns its words */
function draft(
  { diary, policy, calls }: Subject,
  place: number,
  responseId: string,
  on: string,
  question: number,
  more = '',
): AnswerWords {
  const { questionId } = calls[place]!.questions[question]!;
  const [stance, text] = answerTo(policy.calls[place]!.answers!, question);
  const baseVersion = more === '' ? 0 : 1;
  const details = { responseId, questionId, stance, text: text + more, baseVersion };
  const questionIds = new Set(calls[place]!.questions.map((asked) => asked.questionId));
  diary.plan(on, (known) => new DraftAnswer(details, { ...known, questionIds }), { by: 'policy-lead' });
  return { questionId, sha256: sha256OfAnswer(text + more), stance };
}

/** A question that the story has no words for is one without a view. */
const answerTo = (answers: readonly (readonly [Stance, string])[], question: number): readonly [Stance, string] =>
  answers[question] ?? ['no_view', ''];

type Said = Pick<PositionTaken, 'position' | 'capacity' | 'reason'>;

/** Members take positions to certain words. */
const positions =
  (subject: Subject, place: number, responseId: string, words: readonly AnswerWords[]) =>
  (on: string, organisationId: string, said: Said): void => {
    const details = { responseId, round: 1, organisationId, ...said, answers: [...words] };
    subject.diary.plan(
      on,
      (known) => new TakePosition(details, { ...known, ...knownOf(subject, place, organisationId) }),
      { by: 'member' },
    );
  };

/** What the tracker knows beside: the questions, and who speaks. */
const knownOf = ({ calls }: Subject, place: number, organisationId?: string): KnownOfSignOff => ({
  questions: calls[place]!.questions,
  closesAt: null,
  signer: organisationId === undefined ? { recordsForOthers: true } : { organisationId, recordsForOthers: false },
});
