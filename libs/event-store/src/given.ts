import type { DomainEvent } from './event.js';
import type { Fold } from './event-store.js';

/**
 * Reads a rule aloud in a test: `given(consultation)(logged).when(withdrawing()).then(withdrawn)`. The whole events are
 * compared, in order; a refusal by (part of) its sentence and, if named, its field.
 */
export const given =
  <State, E extends DomainEvent>({ initial, evolve }: Fold<State, E>) =>
  (...history: E[]) => ({
    when(decide: (state: State) => readonly E[]) {
      const outcome = () => decide(history.reduce(evolve, initial));
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- given/when/then is how a rule is read aloud; nobody awaits it
        then: (...events: E[]) => expect(outcome()).toEqual(events),
        thenNothing: () => expect(outcome()).toEqual([]),
        thenRefused(sentence: string, field?: string) {
          let refusal: unknown;
          try {
            outcome();
          } catch (error) {
            refusal = error;
          }
          expect(refusal).toMatchObject({
            name: 'RuleBroken',
            message: expect.stringContaining(sentence),
            ...(field && { field }),
          });
        },
      };
    },
  });
