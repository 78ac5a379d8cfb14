import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import {
  consensusAllowed,
  heldPosition,
  sameWords,
  staleIn,
  tally,
  type AnswerWords,
  type HeldPosition,
  type PositionTaken,
  type Round,
  type SignOffClosed,
  type SignOffOpened,
} from '#responses';
import type { ConsultationQuestion } from '../consultations/find-consultation.js';
import type { ItemRef, Recorded } from '../listing.js';
import { all, first, parsed, parsedOrNull } from '../sql.js';
import { responseRows } from './list-responses.js';
import type { ChangedAnswer, PositionRow, RoundDetail, SignOffDetail } from './sign-off-detail.js';
import { wordingsNow, wordingsOf, type Wording } from './sign-off.js';

/** The sign-off of a response; undefined when there is no such response. */
export class FindSignOff extends Query<SignOffDetail | undefined> {
  constructor(readonly responseId: string) {
    super();
  }
}

/** Every wording that the answer to a question has had, the latest first. */
export class AnswerWordings extends Query<readonly Wording[]> {
  constructor(
    readonly responseId: string,
    readonly questionId: string,
  ) {
    super();
  }
}

interface StoredRound {
  readonly opened: string;
  readonly openedAt: string;
  readonly closed: string | null;
  readonly closedAt: string | null;
  readonly closedPosition: number | null;
  readonly approvedOn: string | null;
  readonly returned: string | null;
}

type StoredPosition = Recorded & { readonly round: number; readonly taken: string };
type StoredStatement = Recorded & { readonly round: number; readonly organisationId: string; readonly text: string };

/** The questions of a consultation, in the order of its form. */
export function questionsAsked(db: Database, consultationId: string): ConsultationQuestion[] {
  const row = first<{ questions: string }>(
    db,
    `SELECT q.questions FROM consultation_questions q JOIN consultations c ON c.number = q.number
     WHERE c.consultation_id = ?`,
    consultationId,
  );
  return row ? parsed<ConsultationQuestion[]>(row.questions) : [];
}

/** When a consultation closes, as known: an instant. */
export const closeOf = (db: Database, consultationId: string): string | null =>
  first<{ closesAt: string | null }>(
    db,
    'SELECT closes_at AS closesAt FROM consultations WHERE consultation_id = ?',
    consultationId,
  )?.closesAt ?? null;

/** Everything that the sign-off of a response is made of, from its tables. */
class SignOffTables {
  readonly now: readonly Wording[];
  private readonly names: ReadonlyMap<string, { readonly name: string; readonly leftOn: string | null }>;

  constructor(
    private readonly db: Database,
    private readonly responseId: string,
    private readonly questions: readonly ConsultationQuestion[],
  ) {
    this.now = wordingsNow(db, responseId);
    this.names = new Map(
      all<{ id: string; name: string; leftOn: string | null }>(
        db,
        'SELECT organisation_id AS id, name, left_on AS leftOn FROM organisations',
      ).map(({ id, ...organisation }) => [id, organisation]),
    );
  }

  rounds(): RoundDetail[] {
    const { db, responseId } = this;
    const positions = all<StoredPosition>(
      db,
      `SELECT round, taken, recorded_at AS recordedAt, actor FROM response_positions
       WHERE response_id = ? ORDER BY position`,
      responseId,
    );
    const statements = all<StoredStatement>(
      db,
      `SELECT round, organisation_id AS organisationId, text, recorded_at AS recordedAt, actor
       FROM response_statements WHERE response_id = ? ORDER BY position`,
      responseId,
    );
    return all<StoredRound>(
      db,
      `SELECT opened, opened_at AS openedAt, closed, closed_at AS closedAt, closed_position AS closedPosition,
         approved_on AS approvedOn, returned FROM response_rounds WHERE response_id = ? ORDER BY round DESC`,
      responseId,
    ).map((stored) => {
      const opened = parsed<SignOffOpened>(stored.opened);
      const inIt = <Row extends { round: number }>(rows: readonly Row[]) =>
        rows.filter(({ round }) => round === opened.round);
      return this.round(stored, opened, inIt(positions), inIt(statements));
    });
  }

  private round(
    stored: StoredRound,
    opened: SignOffOpened,
    taken: readonly StoredPosition[],
    stated: readonly StoredStatement[],
  ): RoundDetail {
    const { responseId } = this;
    const held = new Map<string, HeldPosition>();
    const latest = new Map<string, StoredPosition>();
    for (const row of taken) {
      const position = parsed<PositionTaken>(row.taken);
      held.set(position.organisationId, heldPosition(held.get(position.organisationId), position));
      latest.set(position.organisationId, row);
    }
    const statements = new Map(stated.map((statement) => [statement.organisationId, statement]));
    const closed = parsedOrNull<SignOffClosed>(stored.closed);
    const words = this.wordsIn(opened, stored.closedPosition);
    const filed = [...statements].map(
      ([organisationId, { text }]) => [organisationId, { responseId, organisationId, text }] as const,
    );
    const round: Round = {
      opened,
      positions: held,
      statements: new Map(filed),
      closed: closed && { data: closed, answers: words },
      returned: stored.returned !== null,
    };
    const counted = tally(round, words);
    const byName = (a: { organisation: ItemRef }, b: { organisation: ItemRef }) =>
      a.organisation.title.localeCompare(b.organisation.title, 'en-GB');
    return {
      round: opened.round,
      closesAt: opened.closesAt,
      quorumPercent: opened.quorumPercent,
      answers: opened.answers,
      state: stored.returned !== null ? 'returned' : closed ? 'closed' : 'open',
      openedAt: stored.openedAt,
      roster: opened.roster
        .map((id) => ({ ...this.organisation(id), leftOn: this.names.get(id)?.leftOn ?? null }))
        .toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB')),
      positions: [...held.entries()]
        .map(([id, position]) => this.position(position, latest.get(id)!, words))
        .toSorted(byName),
      statements: [...statements.values()]
        .map(({ organisationId, text, recordedAt, actor }) => ({
          organisation: this.organisation(organisationId),
          text,
          recordedAt,
          actor,
        }))
        .toSorted(byName),
      tally: counted,
      allowed: consensusAllowed(counted),
      closed: closed && {
        consensus: closed.consensus,
        reason: closed.reason ?? null,
        closedAt: stored.closedAt ?? stored.openedAt,
      },
      approvedOn: stored.approvedOn,
      returned: parsedOrNull(stored.returned),
    };
  }

  /** The words that the positions of a round are held against: those at its close, else as they stand. */
  private wordsIn({ answers }: SignOffOpened, closed: number | null): readonly AnswerWords[] {
    const words = closed === null ? this.now : wordingsNow(this.db, this.responseId, closed);
    return answers.flatMap(({ questionId }) => {
      const found = words.find((wording) => wording.questionId === questionId);
      return found ? [{ questionId, sha256: found.sha256, stance: found.stance }] : [];
    });
  }

  private position(held: HeldPosition, row: StoredPosition, words: readonly AnswerWords[]): PositionRow {
    const { organisationId, position, reason, capacity, onBehalfOf, answers } = held.taken;
    const stale = staleIn(held, words);
    return {
      organisation: this.organisation(organisationId),
      position,
      ...(reason !== undefined && { reason }),
      capacity,
      onBehalfOf: onBehalfOf
        ? { organisation: this.organisation(onBehalfOf.organisationId), how: onBehalfOf.how }
        : null,
      answers,
      changed: words
        .filter(({ questionId }) => stale.includes(questionId))
        .flatMap((now) => this.changed(held.covers.get(now.questionId), now)),
      recordedAt: row.recordedAt,
      actor: row.actor,
    };
  }

  private changed(seen: AnswerWords | undefined, now: AnswerWords): ChangedAnswer[] {
    const wordings = wordingsOf(this.db, this.responseId, now.questionId);
    const found = (words: AnswerWords | undefined) => wordings.find((wording) => sameWords(wording, words));
    const [before, after] = [seen && found(seen), found(now)];
    if (!after) return [];
    const { questionId } = now;
    const number = this.questions.find((question) => question.questionId === questionId)?.number ?? '';
    return [
      {
        questionId,
        number,
        seen: before ? { stance: before.stance, text: before.text } : null,
        now: { stance: after.stance, text: after.text },
      },
    ];
  }

  private organisation(id: string): ItemRef {
    return { id, title: this.names.get(id)?.name ?? id };
  }
}

function phaseOf(rounds: readonly RoundDetail[], drafted: boolean): SignOffDetail['phase'] {
  const [latest] = rounds;
  if (latest?.approvedOn) return 'approved';
  if (latest?.state === 'open') return 'signing';
  return latest || drafted ? 'drafting' : 'written elsewhere';
}

/** The sign-off of a response, from its tables. */
export function findSignOff(db: Database, responseId: string): SignOffDetail | undefined {
  const [response] = responseRows(db, [responseId]);
  if (!response) return undefined;
  const asked = questionsAsked(db, response.consultation.id);
  const tables = new SignOffTables(db, responseId, asked);
  const rounds = tables.rounds();
  return {
    response,
    closesAt: closeOf(db, response.consultation.id),
    phase: phaseOf(rounds, tables.now.length > 0),
    questions: asked.map((question) => {
      const found = tables.now.find(({ questionId }) => questionId === question.questionId);
      return {
        ...question,
        answer: found ? { stance: found.stance, text: found.text, sha256: found.sha256, askId: found.askId } : null,
      };
    }),
    rounds,
  };
}

@QueryHandler(AnswerWordings)
export class AnswerWordingsHandler implements IQueryHandler<AnswerWordings> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId, questionId }: AnswerWordings) {
    return wordingsOf(this.readModels.db, responseId, questionId);
  }
}

@QueryHandler(FindSignOff)
export class FindSignOffHandler implements IQueryHandler<FindSignOff> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId }: FindSignOff) {
    return findSignOff(this.readModels.db, responseId);
  }
}
