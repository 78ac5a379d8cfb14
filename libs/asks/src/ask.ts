import type { Fold } from '#event-store';
import { corrected, OFFICIAL, type Handling } from '#vocabulary';
import type {
  AskAgreed,
  AskAnswered,
  AskDeliveryReported,
  AskEvent,
  AskMerged,
  AskProposed,
  AskWithdrawn,
} from './ask-events.js';

interface ProposedAsk {
  readonly statement: string;
  readonly facts: Pick<AskProposed, 'direction' | 'size' | 'policyIds' | 'themes'>;
  /** the agreement to the words as they are now: none after a rewording */
  readonly agreement: AskAgreed | null;
  readonly answers: readonly { readonly said: AskAnswered; readonly struckOut: boolean }[];
  readonly deliveries: readonly AskDeliveryReported[];
  readonly handling: Handling;
  readonly merged: AskMerged | null;
  readonly withdrawn: AskWithdrawn | null;
}

/** Null: never proposed. */
export type Ask = ProposedAsk | null;

export const ask: Fold<Ask, AskEvent> = {
  initial: null,
  evolve: (state, event): Ask => {
    if (event.type === 'AskProposed') {
      const { statement, direction, size, policyIds, themes } = event.data;
      return {
        statement,
        facts: { direction, size, policyIds, themes },
        agreement: null,
        answers: [],
        deliveries: [],
        handling: OFFICIAL,
        merged: null,
        withdrawn: null,
      };
    }
    if (state === null) return null;
    switch (event.type) {
      case 'AskAgreed':
        return { ...state, agreement: event.data };
      case 'AskReworded':
        return { ...state, statement: event.data.statement, agreement: null };
      case 'AskDetailsCorrected': {
        const { direction, size, policyIds, themes } = event.data;
        return { ...state, facts: corrected(state.facts, { direction, size, policyIds, themes }) };
      }
      case 'AskAnswered':
        return { ...state, answers: [...state.answers, { said: event.data, struckOut: false }] };
      case 'AskAnswerStruckOut': {
        const strike = isAnswerOf(event.data);
        return {
          ...state,
          answers: state.answers.map((answer) => (strike(answer) ? { ...answer, struckOut: true } : answer)),
        };
      }
      case 'AskDeliveryReported':
        return { ...state, deliveries: [...state.deliveries, event.data] };
      case 'AskMerged':
        return { ...state, merged: event.data };
      case 'AskWithdrawn':
        return { ...state, withdrawn: event.data };
      case 'AskHandlingChanged':
        return { ...state, handling: event.data.handling };
    }
  },
};

/** Whether an answer of an ask is the one that a decision gave on a date. */
export const isAnswerOf =
  ({ decisionId, answeredOn }: Pick<AskAnswered, 'decisionId' | 'answeredOn'>) =>
  ({ said }: ProposedAsk['answers'][number]): boolean =>
    said.decisionId === decisionId && said.answeredOn === answeredOn;
