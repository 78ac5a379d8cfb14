import type { Fold } from '#event-store';
import { OFFICIAL, type Handling } from '#vocabulary';
import type {
  ResponseAcknowledged,
  ResponseEvent,
  ResponsePublished,
  ResponseStarted,
  ResponseSubmitted,
} from './response-events.js';

interface StartedResponse {
  readonly started: ResponseStarted;
  /** `written elsewhere` until a first answer is drafted here; words drafted here are sent only once approved */
  readonly draft: 'written elsewhere' | 'drafted' | 'approved';
  readonly submitted: ResponseSubmitted | null;
  readonly acknowledgements: readonly ResponseAcknowledged[];
  readonly publications: readonly ResponsePublished[];
  readonly ended: 'withdrawn' | 'lapsed' | null;
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
        draft: 'written elsewhere',
        submitted: null,
        acknowledgements: [],
        publications: [],
        ended: null,
        handling: OFFICIAL,
      };
    if (state === null) return null;
    switch (event.type) {
      case 'AnswerDrafted':
      case 'ResponseReturnedToDraft':
        return { ...state, draft: 'drafted' };
      case 'ResponseApproved':
        return { ...state, draft: 'approved' };
      case 'ResponseSubmitted':
        return { ...state, submitted: event.data, ended: null };
      case 'ResponseAcknowledged':
        return { ...state, acknowledgements: [...state.acknowledgements, event.data] };
      case 'ResponsePublished':
        return { ...state, publications: [...state.publications, event.data] };
      case 'ResponseWithdrawn':
        return { ...state, ended: 'withdrawn' };
      case 'ResponseLapsed':
        return { ...state, ended: 'lapsed' };
      case 'ResponseHandlingChanged':
        return { ...state, handling: event.data.handling };
      case 'ContributionOffered':
      case 'ContributionRuled':
      case 'RulingAccepted':
      case 'RulingDisputed':
      case 'ContributionWithdrawn':
      case 'SignOffOpened':
      case 'PositionTaken':
      case 'MinorityStatementFiled':
      case 'SignOffClosed':
        return state;
    }
  },
};
