import type { Database } from 'better-sqlite3';
import { londonDate } from '#vocabulary';
import type { ConsultationFacts } from './facts.js';
import type { Policies } from './policies.js';
import { byDay, eachRow, Lists, NONE, withOneMore } from './rows.js';

/** The consultations of a log, each known to its policies. */
export async function readConsultations(db: Database, policies: Policies): Promise<Map<string, ConsultationFacts>> {
  const consultations = new Map<string, ConsultationFacts>();
  const words = new Lists((word) => word);
  await eachRow<
    [
      number: number,
      consultationId: string,
      departments: string,
      policyIds: string,
      opensOn: string | null,
      closesAt: string | null,
      triage: string | null,
      recordedAt: string,
    ]
  >(
    db,
    {
      from: 'consultations',
      key: ['number'],
      columns: [
        'consultation_id',
        'departments',
        'policy_ids',
        'opens_on',
        'logged_closes_at',
        'triage',
        'recorded_at',
      ],
    },
    ([, consultationId, departments, policyIds, opensOn, closesAt, triage, recordedAt]) => {
      const consultation: ConsultationFacts = {
        consultationId,
        departments: words.of(departments),
        policies: policies.of(policyIds),
        opensOn,
        closesAt,
        moves: NONE,
        triage,
        loggedOn: londonDate(recordedAt),
        outcomes: NONE,
        withdrawals: NONE,
        lapses: NONE,
        responses: NONE,
      };
      consultations.set(consultationId, consultation);
      for (const policy of consultation.policies) policy.consultations.push(consultation);
    },
  );
  await readDeadlines(db, consultations);
  await readMilestones(db, consultations);
  return consultations;
}

type Consultations = ReadonlyMap<string, ConsultationFacts>;

async function readDeadlines(db: Database, consultations: Consultations) {
  await eachRow<
    [consultationId: string, position: number, how: string, closesAt: string | null, publishedOn: string | null]
  >(
    db,
    {
      from: 'consultation_deadlines',
      key: ['consultation_id', 'position'],
      columns: ['how', 'closes_at', 'published_on'],
    },
    ([consultationId, position, how, closesAt, publishedOn]) => {
      const consultation = consultations.get(consultationId);
      if (!consultation) return;
      if (how === 'corrected') consultation.closesAt = closesAt;
      else if (closesAt !== null && publishedOn !== null)
        consultation.moves = withOneMore(consultation.moves, { position, closesAt, publishedOn });
    },
  );
  for (const { moves } of consultations.values())
    if (moves.length > 1) moves.sort(byDay(({ publishedOn }) => publishedOn));
}

const LISTS = { outcome: 'outcomes', withdrawn: 'withdrawals', lapsed: 'lapses' } as const;

async function readMilestones(db: Database, consultations: Consultations) {
  await eachRow<[consultationId: string, position: number, what: keyof typeof LISTS, on: string]>(
    db,
    {
      from: 'consultation_milestones',
      key: ['consultation_id', 'position'],
      columns: ['what', 'happened_on'],
      where: `what IN ('outcome', 'withdrawn', 'lapsed')`,
    },
    ([consultationId, , what, on]) => {
      const consultation = consultations.get(consultationId);
      if (consultation) consultation[LISTS[what]] = withOneMore(consultation[LISTS[what]], on);
    },
  );
  for (const { outcomes, withdrawals, lapses } of consultations.values())
    for (const days of [outcomes, withdrawals, lapses]) if (days.length > 1) days.sort();
}
