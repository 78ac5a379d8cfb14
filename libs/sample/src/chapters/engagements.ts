import { CorrectEngagement, LogEngagement, StrikeOutEngagement, type EngagementLogged } from '#engagements';
import { addDays } from '#vocabulary';
import type { SampleContact } from '../sample-policy.js';
import { dayOf, someOf, type Subject } from '../subject.js';

/** An engagement is logged within days, some only weeks later; a few with a mistake, which is then put right. */
export function councilIsHeard(subject: Subject, contact: SampleContact): void {
  const { diary } = subject;
  const engagementId = diary.id();
  const happenedOn = dayOf(subject, contact.at);
  const details = detailsOf(subject, contact, { engagementId, happenedOn });
  const asEntered = contact.misdated ? { ...details, happenedOn: addDays(happenedOn, -7) } : details;
  const loggedOn = diary.plan(
    addDays(happenedOn, diary.random() < 0.2 ? diary.between(20, 40) : diary.between(0, 6)),
    (known) => new LogEngagement(asEntered, known),
    { by: 'policy-lead' },
  );
  if (contact.misdated)
    diary.plan(
      addDays(loggedOn, 4),
      (known) =>
        new CorrectEngagement({ engagementId, happenedOn, reason: 'It was a week later: see the minutes.' }, known),
    );
  if (contact.loggedTwice) {
    const twin = { ...details, engagementId: diary.id(), summary: `${contact.summary} (From the diary.)` };
    const again = diary.plan(addDays(loggedOn, 5), (known) => new LogEngagement(twin, known));
    diary.plan(
      addDays(again, 9),
      (known) =>
        new StrikeOutEngagement(
          { engagementId: twin.engagementId, reason: 'Logged twice: the entry of the policy lead stands.' },
          known,
        ),
    );
  }
}

function detailsOf(
  subject: Subject,
  { kind, body, role, by, level, raises, summary, record, inConfidence }: SampleContact,
  dated: Pick<EngagementLogged, 'engagementId' | 'happenedOn'>,
): EngagementLogged {
  const { policy, policyId, askIds, diary } = subject;
  const department = policy.departments[0]!;
  return {
    ...dated,
    kind,
    counterpart: { body: body ?? department, role },
    initiatedBy: by,
    ...(level && { level }),
    policyIds: [policyId],
    asksRaised: raises.map((ask) => askIds[ask]!),
    organisationIds: someOf(subject, diary.between(1, 4)),
    summary,
    ...(record && { record: { title: record, filedOn: dated.happenedOn } }),
    inConfidence: inConfidence ?? false,
    ...(inConfidence && {
      handling: {
        marking: 'official-sensitive',
        originator: department,
        instruction: 'Not to be shared outside the council.',
      },
    }),
  };
}
