import { AnswerAsk, ReportAskDelivery, StrikeOutAskAnswer, type AskAnswered, type Delivery } from '#asks';
import { PublishConsultationFeedback, PublishConsultationOutcome } from '#consultations';
import { CorrectDecision, RecordDecision } from '#decisions';
import { addDays, addMonths } from '#vocabulary';
import { workingDay } from '../calendar.js';
import type { SampleDecision } from '../sample-policy.js';
import { dayOf, type Subject } from '../subject.js';
import { councilClaims } from './claims.js';

/** Government decides, perhaps in answer to a call; the asks that it speaks to are answered, those it does not wait on. */
export function governmentDecides(subject: Subject, decision: SampleDecision): void {
  const { diary, policy, policyId, calls } = subject;
  const { title, kind, misdated } = decision;
  const decisionId = diary.id();
  const decidedOn = dayOf(subject, decision.at);
  const reference = { title, url: `https://government.example/publications/${policy.key}` };
  const call = decision.call === undefined ? undefined : calls[decision.call]!;
  const consultation = call && { consultationId: call.id };
  const asEntered = misdated ? addDays(decidedOn, -1) : decidedOn;
  const particulars = { decisionId, title, kind, departments: [...policy.departments], policyIds: [policyId] };
  const noted = { title, policyIds: [policyId], struckOut: false };
  const recordedOn = diary.plan(
    addDays(decidedOn, 1),
    (known) => new RecordDecision({ ...particulars, decidedOn: asEntered, ...consultation, reference }, known),
    { note: (book) => book.decisions.set(decisionId, { ...noted, decidedOn: asEntered }) },
  );
  if (misdated)
    diary.plan(
      recordedOn,
      (known) => new CorrectDecision({ decisionId, decidedOn, reason: 'It was published on the day after.' }, known),
      { note: (book) => book.decisions.set(decisionId, { ...noted, decidedOn }) },
    );
  if (consultation) {
    const heardOn = workingDay(addDays(decidedOn, -40));
    const heard = { title: `${policy.calls[decision.call!]!.title}: summary of responses` };
    diary.plan(
      heardOn,
      (known) => new PublishConsultationFeedback({ ...consultation, publishedOn: heardOn, reference: heard }, known),
    );
    diary.plan(
      recordedOn,
      (known) => new PublishConsultationOutcome({ ...consultation, publishedOn: decidedOn, reference }, known),
    );
  }
  const said = { decisionId, answeredOn: decidedOn, reference };
  for (const [ask, answer] of Object.entries(decision.answers)) {
    const askId = subject.askIds[Number(ask)]!;
    const mistaken = decision.mistaken?.[Number(ask)];
    const on = addDays(recordedOn, 2);
    if (mistaken) answerIsMistaken(subject, on, { askId, ...said, answer: mistaken });
    const answeredOn = answered(subject, mistaken ? addDays(on, 7) : on, { askId, ...said, answer });
    const claim = decision.claims?.[Number(ask)];
    if (claim) councilClaims(subject, { decisionId, decidedOn, ask: Number(ask), answeredOn }, claim);
    const delivery = decision.delivered?.[Number(ask)];
    if (delivery) promiseIsKept(subject, decidedOn, askId, delivery);
  }
}

function answered({ diary }: Subject, on: string, answer: AskAnswered): string {
  return diary.plan(on, (known) => new AnswerAsk(answer, known));
}

function answerIsMistaken(subject: Subject, on: string, answer: AskAnswered): void {
  answered(subject, on, answer);
  const { askId, decisionId, answeredOn } = answer;
  const reason = 'The paragraph was about another proposal.';
  subject.diary.plan(
    addDays(on, 7),
    (known) => new StrikeOutAskAnswer({ askId, decisionId, answeredOn, reason }, known),
  );
}

/** What was delivered was under way before. */
function promiseIsKept({ diary }: Subject, decidedOn: string, askId: string, delivery: Delivery): void {
  const report = (months: number, delivery: Delivery) =>
    diary.plan(
      addMonths(decidedOn, months),
      (known) => new ReportAskDelivery({ askId, delivery, asOf: known.today }, known),
    );
  if (delivery === 'delivered' || delivery === 'partly_delivered') {
    report(2, 'under_way');
    report(7, delivery);
  } else report(4, delivery);
}
