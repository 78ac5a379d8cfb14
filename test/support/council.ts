import { startTestTracker, type TestTracker } from './tracker.js';

/** A tracker with a little in it to work on: two policies, a consultation on the first, a member, an ask of each policy. */
export interface Council extends TestTracker {
  readonly policyId: string;
  readonly otherPolicyId: string;
  readonly consultationId: string;
  readonly organisationId: string;
  /** of the first policy */
  readonly askId: string;
  /** of the other policy */
  readonly otherAskId: string;
  /** what is begun by a call of the API; answers its id */
  readonly begin: (path: string, body: object) => Promise<string>;
  /** an ask of some policies */
  readonly propose: (statement: string, policyIds: readonly string[]) => Promise<string>;
  /** an engagement on the first policy that raised an ask, on a date */
  readonly raise: (askId: string, happenedOn: string) => Promise<string>;
  /** how many rows a register of the API has */
  readonly total: (path: string) => Promise<number>;
}

/** Starts a tracker and puts into it what the journeys begin with. */
export async function startCouncil(env: Record<string, string> = {}): Promise<Council> {
  const tracker = await startTestTracker(env);
  const begin = async (path: string, body: object) => {
    const { status, body: said } = await tracker.api(path, body);
    if (status !== 201) throw new Error(`POST /api${path} answered ${status}: ${JSON.stringify(said)}`);
    return (said as { id: string }).id;
  };
  const policy = (title: string, department: string, theme: string) =>
    begin('/policies', {
      title,
      departments: [department],
      themes: [theme],
      nations: ['england'],
      stage: 'options',
      stageSince: '2025-01-01',
    });
  const propose = (statement: string, policyIds: readonly string[]) =>
    begin('/asks', { statement, direction: 'fund', size: 'small', policyIds, themes: [] });
  const policyId = await policy('Shared front offices', 'cabinet-office', 'shared-services');
  const otherPolicyId = await policy('Data standards', 'ofgem', 'data-sharing');
  return {
    ...tracker,
    policyId,
    otherPolicyId,
    consultationId: await begin('/consultations', {
      title: 'One front door',
      kind: 'technical',
      departments: ['cabinet-office'],
      policyIds: [policyId],
      themes: [],
      nations: ['england'],
    }),
    organisationId: await begin('/members', {
      name: 'Kent County Council',
      kind: 'county',
      nation: 'england',
      joinedOn: '2024-01-01',
    }),
    askId: await propose('Fund a help desk.', [policyId]),
    otherAskId: await propose('Publish the schema.', [otherPolicyId]),
    begin,
    propose,
    raise: (askId, happenedOn) =>
      begin('/engagements', {
        kind: 'letter',
        happenedOn,
        counterpart: { body: 'cabinet-office' },
        initiatedBy: 'council',
        policyIds: [policyId],
        asksRaised: [askId],
        organisationIds: [],
        summary: 'A letter.',
        inConfidence: false,
      }),
    total: async (path) => ((await tracker.api(path)).body as { total: number }).total,
  };
}

/** What is typed into the three parts of a date. */
export function typedDate(name: string, on: string): Record<string, string> {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
}
