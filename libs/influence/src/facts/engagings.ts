import type { Database } from 'better-sqlite3';
import type { AskFacts, ConsultationFacts, Engaging, OrganisationFacts, PolicyFacts } from './facts.js';
import type { Policies } from './policies.js';
import { eachRow, Lists, once, withOneMore } from './rows.js';

interface Known {
  readonly policies: Policies;
  readonly consultations: ReadonlyMap<string, ConsultationFacts>;
  readonly asks: ReadonlyMap<string, AskFacts>;
  readonly organisations: ReadonlyMap<string, OrganisationFacts>;
}

/** Makes every engaging of a log known to the policies it concerns, the asks it raised and the organisations that took part. */
export async function readEngagings(db: Database, known: Known): Promise<void> {
  const tell = telling(known);
  const word = once();
  await readEngagements(db, known, tell, word);
  await readResponses(db, known, tell, word);
}

type Tell = ReturnType<typeof telling>;
type Once = ReturnType<typeof once>;

async function readEngagements(db: Database, { policies, consultations }: Known, tell: Tell, word: Once) {
  await eachRow<
    [
      number: number,
      id: string,
      on: string,
      policyIds: string,
      consultationId: string | null,
      asksRaised: string,
      organisationIds: string,
      recordedWith: string | null,
    ]
  >(
    db,
    {
      from: 'engagements',
      key: ['number'],
      columns: [
        'engagement_id',
        'happened_on',
        'policy_ids',
        'consultation_id',
        'asks_raised',
        'organisation_ids',
        'iif(record IS NULL, NULL, body)',
      ],
      where: 'struck_out IS NULL',
    },
    ([, id, on, policyIds, consultationId, asksRaised, organisationIds, body]) => {
      const consultation = consultationId === null ? null : (consultations.get(consultationId) ?? null);
      const engaging: Engaging = {
        kind: 'engagement',
        id,
        on: word(on),
        policies: both(policies.of(policyIds), consultation?.policies ?? []),
        consultation,
        body: body === null ? null : word(body),
        submittedAt: null,
      };
      tell(engaging, asksRaised, organisationIds);
    },
  );
}

async function readResponses(db: Database, { consultations }: Known, tell: Tell, word: Once) {
  await eachRow<
    [
      number: number,
      id: string,
      on: string,
      submittedAt: string,
      consultationId: string,
      asksRaised: string,
      organisationIds: string,
    ]
  >(
    db,
    {
      from: 'responses',
      key: ['number'],
      columns: ['response_id', 'submitted_on', 'submitted_at', 'consultation_id', 'asks_raised', 'organisation_ids'],
      where: 'submitted_at IS NOT NULL',
    },
    ([, id, on, submittedAt, consultationId, asksRaised, organisationIds]) => {
      const consultation = consultations.get(consultationId) ?? null;
      const policies = consultation?.policies ?? [];
      const engaging: Engaging = {
        kind: 'response',
        id,
        on: word(on),
        policies,
        consultation,
        body: null,
        submittedAt,
      };
      if (consultation) consultation.responses = withOneMore(consultation.responses, engaging);
      tell(engaging, asksRaised, organisationIds);
    },
  );
}

function telling({ asks, organisations }: Known) {
  const members = new Lists((organisationId) => organisations.get(organisationId));
  return (engaging: Engaging, asksRaised: string, organisationIds: string) => {
    for (const policy of engaging.policies) policy.engagings.push(engaging);
    for (const askId of JSON.parse(asksRaised) as string[]) {
      const ask = asks.get(askId);
      if (ask && ask.raises.at(-1) !== engaging) ask.raises = withOneMore(ask.raises, engaging);
    }
    for (const { engagements, responses } of members.of(organisationIds))
      (engaging.kind === 'engagement' ? engagements : responses).push(engaging);
  };
}

/** Nearly always one of the two lists is all there is. */
function both(own: readonly PolicyFacts[], ofCall: readonly PolicyFacts[]): readonly PolicyFacts[] {
  const more = ofCall.filter((policy) => !own.includes(policy));
  if (more.length === 0) return own;
  return own.length === 0 ? ofCall : [...own, ...more];
}
