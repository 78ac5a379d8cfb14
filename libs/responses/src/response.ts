import type { Fold } from '#event-store';
import { OFFICIAL, type Handling } from '#vocabulary';
import { evolveAnswers, type Answers } from './answers.js';
import { evolveContributions, type Contributions } from './contributions.js';
import type {
  ResponseAcknowledged,
  ResponseEvent,
  ResponsePublished,
  ResponseStarted,
  ResponseSubmitted,
} from './response-events.js';
import { evolveRounds, NO_ROUNDS, type Rounds } from './rounds.js';

/**
 * How far the words have come. `written elsewhere` until somebody works on an answer here; `signing` while a round is
 * open; words drafted here are sent only once `approved`.
 */
export type Phase = 'written elsewhere' | 'drafting' | 'signing' | 'approved';

export interface StartedResponse {
  readonly started: ResponseStarted;
  readonly phase: Phase;
  readonly answers: Answers;
  readonly contributions: Contributions;
  readonly rounds: Rounds;
  readonly submitted: ResponseSubmitted | null;
  readonly acknowledgements: readonly ResponseAcknowledged[];
  readonly publications: readonly ResponsePublished[];
  readonly ended: 'withdrawn' | 'lapsed' | null;
  /** why it lapsed, as said last */
  readonly lapsedFor: string | null;
  readonly handling: Handling;
}

/** Null: never started. */
export type Response = StartedResponse | null;

export const response: Fold<Response, ResponseEvent> = {
  initial: null,
  evolve: (state, event): Response => {
    if (event.type === 'ResponseStarted')
      return {
        started: event.data,
        phase: 'written elsewhere',
        answers: new Map(),
        contributions: new Map(),
        rounds: NO_ROUNDS,
        submitted: null,
        acknowledgements: [],
        publications: [],
        ended: null,
        lapsedFor: null,
        handling: OFFICIAL,
      };
    if (state === null) return null;
    return {
      ...state,
      ...evolveState(state, event),
      answers: evolveAnswers(state.answers, event),
      contributions: evolveContributions(state.contributions, event, state.answers),
      rounds: evolveRounds(state.rounds, event, state.answers),
    };
  },
};

/** What an event means to the response as a whole. */
function evolveState(
  { phase, acknowledgements, publications }: StartedResponse,
  event: Exclude<ResponseEvent, { type: 'ResponseStarted' }>,
): Partial<StartedResponse> {
  switch (event.type) {
    case 'AnswerDrafted':
      // words may change while a round is open: the positions on them become stale
      return { phase: phase === 'signing' ? 'signing' : 'drafting' };
    case 'SignOffOpened':
      return { phase: 'signing' };
    case 'SignOffClosed':
      return { phase: 'drafting' };
    case 'ResponseReturnedToDraft':
      return { phase: 'drafting', ended: null };
    case 'ResponseApproved':
      return { phase: 'approved' };
    case 'ResponseSubmitted':
      return { submitted: event.data, ended: null };
    case 'ResponseAcknowledged':
      return { acknowledgements: [...acknowledgements, event.data] };
    case 'ResponsePublished':
      return { publications: [...publications, event.data] };
    case 'ResponseWithdrawn':
      return { ended: 'withdrawn' };
    case 'ResponseLapsed':
      return { ended: 'lapsed', lapsedFor: event.data.reason };
    case 'ResponseHandlingChanged':
      return { handling: event.data.handling };
    case 'QuestionAssigned':
    case 'AnswerLocked':
    case 'AnswerUnlocked':
    case 'ContributionOffered':
    case 'ContributionRuled':
    case 'RulingAccepted':
    case 'RulingDisputed':
    case 'ContributionWithdrawn':
    case 'PositionTaken':
    case 'MinorityStatementFiled':
      return {};
  }
}
