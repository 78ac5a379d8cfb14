import { answerTo, currentVersion, type Answers } from './answers.js';
import type {
  AnswerWords,
  MinorityStatementFiled,
  PositionTaken,
  ResponseApproved,
  ResponseEvent,
  SignOffClosed,
  SignOffOpened,
} from './response-events.js';

/** One round of sign-off: who was asked about which words, and what each said. */
export interface Round {
  readonly opened: SignOffOpened;
  /** by the organisation whose they are */
  readonly positions: ReadonlyMap<string, HeldPosition>;
  /** the latest minority statement of each organisation, by its id */
  readonly statements: ReadonlyMap<string, MinorityStatementFiled>;
  /** how it was closed, and the words as they stood then */
  readonly closed: { readonly data: SignOffClosed; readonly answers: readonly AnswerWords[] } | null;
  /** the response went back to draft: nothing more is said in this round */
  readonly returned: boolean;
}

/** The position of an organisation as it stands, and the words that it has seen of each answer, by question. */
export interface HeldPosition {
  readonly taken: PositionTaken;
  readonly covers: ReadonlyMap<string, AnswerWords>;
}

/** What the members said to a response. */
export interface Rounds {
  /** in their order, the latest last */
  readonly all: readonly Round[];
  /** null: not approved, or drafted anew since */
  readonly approved: ResponseApproved | null;
}

export const NO_ROUNDS: Rounds = { all: [], approved: null };

/** The latest round, whatever became of it. */
export const latestRound = ({ all }: Rounds): Round | undefined => all.at(-1);

/** The round in which positions are taken. */
export const openRound = (rounds: Rounds): Round | undefined => {
  const latest = latestRound(rounds);
  return latest && !latest.closed && !latest.returned ? latest : undefined;
};

/** The words of answers as they stand; of a question that nobody has answered there are none. */
export const answersNow = (answers: Answers, questionIds: readonly string[]): AnswerWords[] =>
  questionIds.flatMap((questionId) => {
    const version = currentVersion(answerTo(answers, questionId));
    return version ? [{ questionId, sha256: version.sha256, stance: version.stance }] : [];
  });

/** The questions that a round is about. */
export const questionsOf = ({ opened }: Round): string[] => opened.answers.map(({ questionId }) => questionId);

/** Whether two are the same answer. What does not name the stance, as older records do, is judged by the text alone. */
export const sameWords = (one: AnswerWords | undefined, other: AnswerWords | undefined): boolean =>
  one?.sha256 === other?.sha256 &&
  (one?.stance === undefined || other?.stance === undefined || one.stance === other.stance);

/** The questions whose answers are other words now than somebody has seen. Who is recused stands by none. */
export const staleIn = ({ taken, covers }: HeldPosition, words: readonly AnswerWords[]): string[] =>
  taken.position === 'recused'
    ? []
    : words.filter((now) => !sameWords(now, covers.get(now.questionId))).map(({ questionId }) => questionId);

/** The rounds after an event; `answers` as they stood before it. */
export function evolveRounds(state: Rounds, event: ResponseEvent, answers: Answers): Rounds {
  const inRound = (number: number, changes: (round: Round) => Partial<Round>): Rounds => ({
    ...state,
    all: state.all.map((round) => (round.opened.round === number ? { ...round, ...changes(round) } : round)),
  });
  switch (event.type) {
    case 'SignOffOpened': {
      const round = { opened: event.data, positions: new Map(), statements: new Map(), closed: null, returned: false };
      return { ...state, all: [...state.all, round] };
    }
    case 'PositionTaken':
      return inRound(event.data.round, ({ positions }) => {
        const { organisationId } = event.data;
        const held = heldPosition(positions.get(organisationId), event.data);
        return { positions: new Map(positions).set(organisationId, held) };
      });
    case 'MinorityStatementFiled':
      return inRound(latestRound(state)?.opened.round ?? 0, ({ statements }) => ({
        statements: new Map(statements).set(event.data.organisationId, event.data),
      }));
    case 'SignOffClosed':
      return inRound(event.data.round, (round) => ({
        closed: { data: event.data, answers: answersNow(answers, questionsOf(round)) },
      }));
    case 'ResponseApproved':
      return { ...state, approved: event.data };
    case 'ResponseReturnedToDraft':
      return { ...inRound(latestRound(state)?.opened.round ?? 0, () => ({ returned: true })), approved: null };
    case 'AnswerDrafted':
      return { ...state, approved: null };
    default:
      return state;
  }
}

/** What somebody has seen before still counts for the same position; another position counts for what it names. */
export function heldPosition(before: HeldPosition | undefined, taken: PositionTaken): HeldPosition {
  const seen = before?.taken.position === taken.position ? before.covers : [];
  return { taken, covers: new Map([...seen, ...taken.answers.map((words) => [words.questionId, words] as const)]) };
}
