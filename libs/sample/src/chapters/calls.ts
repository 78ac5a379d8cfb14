import {
  CorrectConsultationDetails,
  LapseConsultation,
  ListConsultationQuestions,
  LogConsultation,
  MoveConsultationDeadline,
  PublishConsultationOutcome,
  TriageConsultation,
  WithdrawConsultation,
  type ConsultationKind,
} from '#consultations';
import { personPlaying } from '../people.js';
import { addDays, addMonths, londonInstant } from '#vocabulary';
import { workingDay } from '../calendar.js';
import type { SampleCall } from '../sample-policy.js';
import { dayOf, type Call, type Subject } from '../subject.js';

const QUESTIONS: Partial<Record<ConsultationKind, readonly string[]>> = {
  consultation: [
    'Do you agree with the proposals?',
    'What would they cost your organisation, and when?',
    'What have we left out?',
    'Is there anything that you already do that should be kept?',
  ],
  call_for_evidence: ['What does your organisation do today?', 'What does it cost?', 'What stands in the way of more?'],
  committee_inquiry: ['How well do public bodies work together on this?', 'What should government do next?'],
};
const QUESTIONS_OTHERWISE = ['Is anything in the draft wrong or unclear?', 'Have you any other comments?'];

/** The dates of a call: when it opens and, in the end, closes, and when the council answers. */
export function datesOf(of: Pick<Subject, 'policy' | 'place'>, call: SampleCall): Omit<Call, 'id' | 'questions'> {
  const opensOn = dayOf(of, call.opens);
  const closesOn = addDays(opensOn, 7 * (call.weeks + (call.extended ?? 0)));
  return { opensOn, closesOn, answersOn: workingDay(addDays(closesOn, call.late ?? -4)) };
}

/** A call is logged, its questions are listed, the council chooses what to do, and something comes of it or nothing. */
export function callOpens(subject: Subject, place: number): void {
  const { diary, policy, policyId } = subject;
  const call = policy.calls[place]!;
  const { id: consultationId, opensOn } = subject.calls[place]!;
  const closingTime = diary.random() < 0.4 ? '17:00' : '23:59';
  const loggedOn = diary.plan(
    addDays(opensOn, diary.random() < 0.2 ? -6 : diary.between(0, 9)),
    (known) =>
      new LogConsultation(
        {
          consultationId,
          title: call.title,
          kind: call.kind,
          summary: call.about,
          departments: [...policy.departments],
          policyIds: [policyId],
          themes: [...policy.themes],
          nations: [...policy.nations],
          opensOn,
          closesAt: londonInstant(addDays(opensOn, call.weeks * 7), closingTime),
          source: { system: 'manual' },
          waysToRespond: { email: `${policy.key}@consultations.example` },
        },
        known,
      ),
    { note: (book) => book.consultations.set(consultationId, { title: call.title, withdrawn: false }) },
  );
  const questions = (QUESTIONS[call.kind] ?? QUESTIONS_OTHERWISE).map((text, index) => ({
    questionId: diary.id(),
    number: String(index + 1),
    text,
    kind: 'open' as const,
  }));
  subject.calls[place]!.questions.push(...questions.map(({ questionId, number }) => ({ questionId, number })));
  diary.plan(loggedOn, (known) => new ListConsultationQuestions({ consultationId, questions }, known));
  if (call.triage) {
    const [decision, reason] = call.triage;
    const leads = decision === 'lead' || decision === 'contribute';
    const leadPersonId = personPlaying(decision === 'lead' ? 'policy-lead' : 'member');
    diary.plan(
      addDays(loggedOn, diary.between(2, 8)),
      (known) => new TriageConsultation({ consultationId, decision, reason, ...(leads && { leadPersonId }) }, known),
    );
  }
  if (call.address)
    diary.plan(addDays(loggedOn, 3), (known) => {
      const email = call.address!;
      const reason = 'The address for answers was mistyped.';
      return new CorrectConsultationDetails({ consultationId, waysToRespond: { email }, reason }, known);
    });
  callGoesOn(subject, place, closingTime);
}

function callGoesOn({ diary, calls, policy }: Subject, place: number, closingTime: string): void {
  const { title, weeks, extended, withdrawn, lapsed, outcome } = policy.calls[place]!;
  const { id: consultationId, opensOn, closesOn } = calls[place]!;
  if (extended)
    diary.plan(
      addDays(opensOn, weeks * 7 - 12),
      (known) =>
        new MoveConsultationDeadline(
          {
            consultationId,
            closesAt: londonInstant(closesOn, closingTime),
            publishedOn: known.today,
            reason: 'Several bodies had asked for more time.',
          },
          known,
        ),
    );
  if (lapsed)
    diary.plan(
      addDays(closesOn, 3),
      (known) => new LapseConsultation({ consultationId, lapsedOn: known.today, reason: lapsed }, known),
    );
  if (withdrawn)
    diary.plan(
      addDays(closesOn, 40),
      (known) => new WithdrawConsultation({ consultationId, withdrawnOn: known.today, explanation: withdrawn }, known),
      { note: (book) => book.consultations.set(consultationId, { title, withdrawn: true }) },
    );
  if (outcome) {
    const publishedOn = workingDay(addMonths(closesOn, outcome));
    diary.plan(
      addDays(publishedOn, 2),
      (known) =>
        new PublishConsultationOutcome(
          { consultationId, publishedOn, reference: { title: `${title}: what we heard` } },
          known,
        ),
    );
  }
}
