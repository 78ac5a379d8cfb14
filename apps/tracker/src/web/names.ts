import { AsyncLocalStorage } from 'node:async_hooks';

/** What people are called, as far as whoever asks may know. */
export interface Names {
  readonly nameOf: (personId: string) => string;
  /** those who have an account, and a part in the work: they can be given some of it */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

const known = new AsyncLocalStorage<Names>();

/** Does the work of a request with the names at hand that it may show. */
export const knowingNames = <T>(names: Names, work: () => T): T => known.run(names, work);

const SOMEBODY = 'Somebody';

/** The id of the person who acts, as events name people. */
export const personOf = (actor: string): string => actor.replace(/^person-/, '');

/** The name of a person, by their id. */
export const nameOfPerson = (personId: string): string => known.getStore()?.nameOf(personId) ?? SOMEBODY;

/** The name of an actor as the history shows it. */
export const nameOfActor = (actor: string): string =>
  actor.startsWith('system:')
    ? `The tracker (${actor.slice('system:'.length).replaceAll('-', ' ')})`
    : nameOfPerson(personOf(actor));

/** Those who can be named in a wish, as options. */
export const personOptions = (): { value: string; label: string }[] => [...(known.getStore()?.choices ?? [])];
