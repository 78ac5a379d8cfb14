import { knowing, type Known } from '#vocabulary';

type Entries<Map> = Map extends ReadonlyMap<string, infer Entry> ? Entry : never;

/** What the sample has told the tracker so far: a wish is answered by what was known when it was sent. */
export class Book {
  readonly policies = new Map<string, Entries<Known['policies']>>();
  readonly consultations = new Map<string, Entries<Known['consultations']>>();
  readonly asks = new Map<string, Entries<Known['asks']>>();
  readonly decisions = new Map<string, Entries<Known['decisions']>>();
  readonly organisations = new Map<string, Entries<Known['organisations']>>();

  knownAt(instant: string): Known {
    const { policies, consultations, asks, decisions, organisations } = this;
    return knowing(instant, { policies, consultations, asks, decisions, organisations });
  }
}
