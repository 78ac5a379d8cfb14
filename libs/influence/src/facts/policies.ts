import type { Database } from 'better-sqlite3';
import { stagesOf } from '#registers';
import { londonDate } from '#vocabulary';
import type { PolicyFacts } from './facts.js';
import { eachRow, Lists } from './rows.js';

const unknown = (policyId: string): PolicyFacts => ({
  policyId,
  departments: [],
  themes: [],
  nations: [],
  registeredOn: null,
  stages: [],
  engagings: [],
  consultations: [],
});

/** The policies of a log, and those that others name. */
export class Policies {
  readonly byId = new Map<string, PolicyFacts>();
  private readonly lists = new Lists((policyId) => this.get(policyId));

  static async read(db: Database): Promise<Policies> {
    const policies = new Policies();
    const words = new Lists((word) => word);
    const stages = stagesOf(db);
    await eachRow<[policyId: string, departments: string, themes: string, nations: string, recordedAt: string]>(
      db,
      {
        from: 'policies',
        key: ['policy_id'],
        columns: ['departments', 'themes', 'nations', 'recorded_at'],
      },
      ([policyId, departments, themes, nations, recordedAt]) =>
        policies.byId.set(policyId, {
          ...unknown(policyId),
          departments: words.of(departments),
          themes: words.of(themes),
          nations: words.of(nations),
          registeredOn: londonDate(recordedAt),
          stages: stages.get(policyId) ?? [],
        }),
    );
    return policies;
  }

  /** Those that a JSON column lists. */
  of(text: string): readonly PolicyFacts[] {
    return this.lists.of(text);
  }

  private get(policyId: string): PolicyFacts {
    let policy = this.byId.get(policyId);
    if (!policy) this.byId.set(policyId, (policy = unknown(policyId)));
    return policy;
  }
}
