import type { Consensus, PositionTaken, SignOffOpened, Stance, Tally } from '#responses';
import type { ConsultationQuestion } from '../consultations/find-consultation.js';
import type { ItemRef, Recorded } from '../listing.js';
import type { ResponseRow } from './list-responses.js';
import type { Wording } from './sign-off.js';

/** A question of the form with its answer as it stands; null: nobody has answered it. */
export interface AnsweredQuestion extends ConsultationQuestion {
  readonly answer: Omit<Wording, 'questionId'> | null;
}

/** An answer as somebody saw it, beside the words as they are now. */
export interface ChangedAnswer {
  readonly questionId: string;
  readonly number: string;
  /** null: they have not seen it at all */
  readonly seen: { readonly stance: Stance; readonly text: string } | null;
  readonly now: { readonly stance: Stance; readonly text: string };
}

export interface PositionRow
  extends Recorded, Omit<PositionTaken, 'responseId' | 'round' | 'onBehalfOf' | 'organisationId'> {
  readonly organisation: ItemRef;
  readonly onBehalfOf: { readonly organisation: ItemRef; readonly how: string } | null;
  /** what has changed since in the answers that it was taken on */
  readonly changed: readonly ChangedAnswer[];
}

export interface StatementRow extends Recorded {
  readonly organisation: ItemRef;
  readonly text: string;
}

/** Where a round stands, and what each member on its roster has said. */
export interface RoundDetail extends Pick<SignOffOpened, 'round' | 'closesAt' | 'quorumPercent' | 'answers'> {
  readonly state: 'open' | 'closed' | 'returned';
  readonly openedAt: string;
  readonly roster: readonly (ItemRef & { readonly leftOn: string | null })[];
  /** the latest of each member, in the order of the roster's names */
  readonly positions: readonly PositionRow[];
  readonly statements: readonly StatementRow[];
  readonly tally: Tally;
  /** among which levels the chair may choose, as it stands */
  readonly allowed: readonly Consensus[];
  readonly closed: { readonly consensus: Consensus; readonly reason: string | null; readonly closedAt: string } | null;
  readonly approvedOn: string | null;
  readonly returned: { readonly reason: string; readonly recordedAt: string } | null;
}

/** The sign-off of a response. */
export interface SignOffDetail {
  readonly response: ResponseRow;
  /** when the consultation closes */
  readonly closesAt: string | null;
  readonly phase: 'written elsewhere' | 'drafting' | 'signing' | 'approved';
  /** in the order of the form */
  readonly questions: readonly AnsweredQuestion[];
  /** the latest first */
  readonly rounds: readonly RoundDetail[];
}
