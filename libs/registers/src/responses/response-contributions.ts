import type { Database } from 'better-sqlite3';
import { passageNow, type ContributionKind, type Passage, type Ruling } from '#responses';
import type { ItemRef, Recorded } from '../listing.js';
import { all, parsedOrNull } from '../sql.js';

/** Something that a member offered for an answer, and what became of it so far. */
export interface ContributionRow extends Recorded {
  readonly contributionId: string;
  readonly questionId: string;
  readonly organisation: ItemRef;
  readonly kind: ContributionKind;
  readonly text: string;
  /** the passage that it is about, as it was when it was offered */
  readonly replaces: Passage | null;
  /** the version of the answer that it was offered on; 0: before there was any */
  readonly onVersion: number;
  /** where that passage stands in the answer today; null when it is gone, or it is about the whole answer */
  readonly standsAt: Passage | null;
  readonly ruled: {
    readonly ruling: Ruling;
    readonly reason: string;
    readonly mergedInto: string | null;
    readonly ruledAt: string;
    readonly ruledBy: string;
    /** the version of the answer that it brought, when it changed any words */
    readonly version: number | null;
  } | null;
  /** what the member said to the ruling */
  readonly said: 'accepted' | 'disputed' | null;
  readonly comment: string | null;
  /** instant */
  readonly withdrawnAt: string | null;
}

interface StoredContribution {
  readonly contribution_id: string;
  readonly question_id: string;
  readonly organisation_id: string;
  readonly organisation: string | null;
  readonly kind: ContributionKind;
  readonly text: string;
  readonly replaces: string | null;
  readonly on_version: number;
  readonly offered_at: string;
  readonly actor: string;
  readonly ruling: Ruling | null;
  readonly reason: string;
  readonly merged_into: string | null;
  readonly ruled_at: string;
  readonly ruled_by: string;
  readonly version: number | null;
  readonly said: 'accepted' | 'disputed' | null;
  readonly comment: string | null;
  readonly withdrawn_at: string | null;
}

/** The contributions to a response in the order in which they were offered. */
export function contributionRows(db: Database, responseId: string): ContributionRow[] {
  const rows = all<StoredContribution>(
    db,
    `SELECT c.*, o.name AS organisation,
       (SELECT v.version FROM answer_versions v WHERE v.response_id = c.response_id
          AND v.question_id = c.question_id AND v.contribution_id = c.contribution_id
        ORDER BY v.version DESC LIMIT 1) AS version
     FROM response_contributions c LEFT JOIN organisations o ON o.organisation_id = c.organisation_id
     WHERE c.response_id = ? ORDER BY c.position`,
    responseId,
  );
  const texts = new Map<string, readonly { readonly text: string }[]>();
  const versionsOf = (questionId: string) => {
    if (!texts.has(questionId)) texts.set(questionId, textsOf(db, responseId, questionId));
    return texts.get(questionId)!;
  };
  return rows.map((row) => contributionRow(row, responseId, versionsOf(row.question_id)));
}

const textsOf = (db: Database, responseId: string, questionId: string) =>
  all<{ text: string }>(
    db,
    'SELECT text FROM answer_versions WHERE response_id = ? AND question_id = ? ORDER BY version',
    responseId,
    questionId,
  );

function contributionRow(
  row: StoredContribution,
  responseId: string,
  versions: readonly { readonly text: string }[],
): ContributionRow {
  const { contribution_id: contributionId, question_id: questionId, organisation_id: organisationId } = row;
  const { kind, text, on_version: onVersion } = row;
  const replaces = parsedOrNull<Passage>(row.replaces);
  const offered = { responseId, contributionId, questionId, organisationId, kind, text, ...(replaces && { replaces }) };
  return {
    contributionId,
    questionId,
    organisation: { id: organisationId, title: row.organisation ?? organisationId },
    kind,
    text,
    replaces,
    onVersion,
    standsAt: passageNow({ offered, onVersion }, { versions }),
    ruled: row.ruling && {
      ruling: row.ruling,
      reason: row.reason,
      mergedInto: row.merged_into,
      ruledAt: row.ruled_at,
      ruledBy: row.ruled_by,
      version: row.version,
    },
    said: row.said,
    comment: row.comment,
    withdrawnAt: row.withdrawn_at,
    recordedAt: row.offered_at,
    actor: row.actor,
  };
}
