import { ChangePolicyStage, CorrectPolicyStage, PausePolicy, RegisterPolicy, ResumePolicy } from '#policies';
import { addDays } from '#vocabulary';
import { FIRST_DAY, later, workingDay } from '../calendar.js';
import { dayOf, type Subject } from '../subject.js';

/** The day on which a policy is registered: some days after it began, or when the tracker did. */
export const registrationOf = (of: Pick<Subject, 'policy' | 'place'>): string =>
  workingDay(later(addDays(dayOf(of, of.policy.stages[0]![1]), 4 + of.place), FIRST_DAY));

/** A policy is registered and goes its way, with the dates that are true whenever they are recorded. */
export function policyTakesShape(subject: Subject): void {
  const { diary, policy, policyId, registeredOn } = subject;
  const { title, summary, departments, themes, nations, stages, paused, misdated } = policy;
  const [first, ...others] = stages.map(([stage, at]) => ({ stage, effectiveOn: dayOf(subject, at) }));
  diary.plan(
    registeredOn,
    (known) =>
      new RegisterPolicy(
        {
          policyId,
          title,
          summary,
          departments: [...departments],
          themes: [...themes],
          nations: [...nations],
          stage: first!.stage,
          stageSince: first!.effectiveOn,
        },
        known,
      ),
    { note: (book) => book.policies.set(policyId, { title }) },
  );
  for (const right of others) {
    const { stage, effectiveOn } = right;
    const wrong = misdated === stage ? { stage, effectiveOn: addDays(effectiveOn, -9) } : undefined;
    const on = diary.plan(
      addDays(later(effectiveOn, registeredOn), 1),
      (known) => new ChangePolicyStage({ policyId, ...(wrong ?? right) }, known),
    );
    if (wrong)
      diary.plan(
        addDays(on, 6),
        (known) =>
          new CorrectPolicyStage(
            { policyId, wrong, right, reason: 'The date of the announcement was taken for that of the stage.' },
            known,
          ),
      );
  }
  if (!paused) return;
  const [from, until, reason] = paused;
  diary.plan(addDays(from, 1), (known) => new PausePolicy({ policyId, effectiveOn: from, reason }, known));
  diary.plan(addDays(until, 1), (known) => new ResumePolicy({ policyId, effectiveOn: until }, known));
}
