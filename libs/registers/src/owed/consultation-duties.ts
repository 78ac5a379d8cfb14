import type { Database } from 'better-sqlite3';
import { milestonesOf, type Milestone, type PlannedMilestone } from '#consultations';
import type { Handling } from '#vocabulary';
import type { WorkingDays } from '#working-days';
import { clockOf, STATE_IS } from '../consultations/list-consultations.js';
import { all, parsedOrNull } from '../sql.js';
import { isOneOf, type Duty, type DutyKind, type Somebody } from './duty.js';

/** A consultation that is not over and that nobody has answered yet, with its milestones. */
export interface ConsultationUnderWay {
  readonly consultationId: string;
  readonly title: string;
  readonly triage: string | null;
  readonly leadPersonId: string | null;
  readonly handling: Handling | null;
  readonly milestones: readonly PlannedMilestone[];
}

interface Stored extends Omit<ConsultationUnderWay, 'handling' | 'milestones'> {
  readonly handling: string | null;
  readonly recordedAt: string;
  readonly closesAt: string | null;
}

type Set = { readonly milestone: Milestone; readonly on: string | null; readonly reason: string };

/** Those that nobody has triaged, or that the council means to answer, upcoming or open, without a response sent. */
export function consultationsUnderWay(db: Database, now: string, calendar: WorkingDays): ConsultationUnderWay[] {
  return all<Stored>(
    db,
    `SELECT c.consultation_id AS consultationId, c.title, c.triage, c.lead_person_id AS leadPersonId, c.handling,
       c.recorded_at AS recordedAt, c.closes_at AS closesAt
     FROM consultations c
     WHERE (c.triage IS NULL OR c.triage IN ('lead', 'contribute')) AND (${STATE_IS.upcoming} OR ${STATE_IS.open})
       AND NOT EXISTS (SELECT 1 FROM responses r
         WHERE r.consultation_id = c.consultation_id AND r.submitted_at IS NOT NULL)
     ORDER BY c.closes, c.number`,
    clockOf(db, now),
  ).map(({ recordedAt, closesAt, handling, ...row }) => ({
    ...row,
    handling: parsedOrNull<Handling>(handling),
    milestones: milestonesOf(
      {
        loggedAt: recordedAt,
        closesAt,
        set: all<Set>(
          db,
          `SELECT milestone, set_on AS "on", reason FROM consultation_set_milestones
           WHERE consultation_id = ? ORDER BY position DESC`,
          row.consultationId,
        ),
      },
      calendar,
    ),
  }));
}

/** The day of a milestone; null when it has none. */
export const dayOf = ({ milestones }: ConsultationUnderWay, milestone: Milestone): string | null =>
  milestones.find((one) => one.milestone === milestone)?.on ?? null;

const KINDS = {
  draft: 'draft',
  sign_off: 'open_sign_off',
  send: 'send',
} as const satisfies Partial<Record<Milestone, DutyKind>>;

/**
 * What a consultation asks of whoever leads on it, or of the secretariat while nobody does: to decide what to do, then the
 * milestones that are `open`, those that no step of a response has settled.
 */
export function milestoneDuties(
  consultation: ConsultationUnderWay,
  somebody: Somebody,
  settled: readonly Milestone[],
): Duty[] {
  const { consultationId, title, triage, leadPersonId, handling } = consultation;
  const about = { kind: 'consultation', id: consultationId, title } as const;
  const secretariat = isOneOf(somebody, 'secretariat');
  if (triage === null)
    return secretariat
      ? [{ kind: 'triage', about, below: 'triage', dueOn: dayOf(consultation, 'decide'), handling }]
      : [];
  if (leadPersonId === null ? !secretariat : leadPersonId !== somebody.personId) return [];
  const [next] = (['draft', 'sign_off', 'send'] as const).filter((milestone) => !settled.includes(milestone));
  return next ? [{ kind: KINDS[next], about, dueOn: dayOf(consultation, next), handling }] : [];
}
