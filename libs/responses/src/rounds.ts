import type { Answers } from './answers.js';
import type {
  MinorityStatementFiled,
  PositionTaken,
  ResponseApproved,
  ResponseEvent,
  SignOffClosed,
  SignOffOpened,
} from './response-events.js';

/** One round of sign-off: who was asked, and what each said. */
export interface Round {
  readonly opened: SignOffOpened;
  /** the latest position of each organisation, by its id */
  readonly positions: ReadonlyMap<string, TakenPosition>;
  readonly closed: SignOffClosed | null;
}

/** A position, and the very versions of the answers that stood when it was taken, by question. */
export interface TakenPosition {
  readonly taken: PositionTaken;
  readonly versions: ReadonlyMap<string, number>;
}

/** What the members said to a response: the rounds in their order, and what was written apart. */
export interface Rounds {
  readonly rounds: readonly Round[];
  /** the latest statement of each organisation, by its id */
  readonly minorityStatements: ReadonlyMap<string, MinorityStatementFiled>;
  /** null: not approved, or returned to draft since */
  readonly approved: ResponseApproved | null;
}

export const NO_ROUNDS: Rounds = { rounds: [], minorityStatements: new Map(), approved: null };

/** The rounds after an event; `answers` as they stood before it. */
export function evolveRounds(state: Rounds, event: ResponseEvent, answers: Answers): Rounds {
  const inRound = (round: number, changes: (round: Round) => Partial<Round>): Rounds => ({
    ...state,
    rounds: state.rounds.map((one) => (one.opened.round === round ? { ...one, ...changes(one) } : one)),
  });
  switch (event.type) {
    case 'SignOffOpened':
      return { ...state, rounds: [...state.rounds, { opened: event.data, positions: new Map(), closed: null }] };
    case 'PositionTaken': {
      const taken = event.data;
      const versions = new Map(
        taken.answers.map(({ questionId }) => [questionId, answers.get(questionId)?.versions.length ?? 0]),
      );
      return inRound(taken.round, ({ positions }) => ({
        positions: new Map(positions).set(taken.organisationId, { taken, versions }),
      }));
    }
    case 'SignOffClosed':
      return inRound(event.data.round, () => ({ closed: event.data }));
    case 'MinorityStatementFiled':
      return {
        ...state,
        minorityStatements: new Map(state.minorityStatements).set(event.data.organisationId, event.data),
      };
    case 'ResponseApproved':
      return { ...state, approved: event.data };
    case 'ResponseReturnedToDraft':
    case 'AnswerDrafted':
      return { ...state, approved: null };
    default:
      return state;
  }
}
