import type { PolicyEvent } from '#policies';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { policies } from './policies.js';

const policyId = idOf(1);

const registered: PolicyEvent = {
  type: 'PolicyRegistered',
  data: {
    policyId,
    title: 'Standard for shared front offices',
    summary: 'One door for the resident.',
    departments: ['cabinet-office'],
    themes: ['shared-services'],
    nations: ['england'],
    stage: 'scoping',
    stageSince: '2025-01-06',
    sourceUrl: 'https://www.gov.uk/shared',
    handling: { marking: 'official' },
  },
};
const toOptions: PolicyEvent = {
  type: 'PolicyStageChanged',
  data: { policyId, stage: 'options', effectiveOn: '2025-03-18', reason: 'A paper', reference: { title: 'The paper' } },
};

const row = {
  policy_id: policyId,
  title: 'Standard for shared front offices',
  summary: 'One door for the resident.',
  departments: '["cabinet-office"]',
  themes: '["shared-services"]',
  nations: '["england"]',
  source_url: 'https://www.gov.uk/shared',
  handling: '{"marking":"official"}',
  stage: 'scoping',
  stage_since: '2025-01-06',
  standing: 'active',
  recorded_at: '2026-01-01T12:00:00.000Z',
  revision: 0,
};
const scoping = {
  policy_id: policyId,
  position: 0,
  stage: 'scoping',
  effective_on: '2025-01-06',
  recorded_at: '2026-01-01T12:00:00.000Z',
  actor: ACTOR,
};
const options = {
  policy_id: policyId,
  position: 1,
  stage: 'options',
  effective_on: '2025-03-18',
  reason: 'A paper',
  reference: '{"title":"The paper"}',
  recorded_at: '2026-01-01T12:00:01.000Z',
  actor: ACTOR,
};

const after = (...events: PolicyEvent[]) => {
  const { events: recorded } = new RecordedLog().add(`policy-${policyId}`, events);
  const tables = Tables.built([policies], recorded);
  expect(Tables.followed([policies], recorded).everything()).toEqual(tables.everything());
  return { policies: tables.rows('policies'), stages: tables.rows('policy_stages'), tables };
};

describe('the register of policies', () => {
  it('PolicyRegistered: the policy at its stage', () => {
    expect(after(registered)).toMatchObject({ policies: [row], stages: [scoping] });
  });

  it('PolicyStageChanged: a further stage, which is the current one when it is the latest by date', () => {
    expect(after(registered, toOptions)).toMatchObject({
      policies: [{ ...row, stage: 'options', stage_since: '2025-03-18', revision: 1 }],
      stages: [scoping, options],
    });
  });

  it('PolicyStageChanged: one recorded late changes what was, not what is', () => {
    const late: PolicyEvent = {
      type: 'PolicyStageChanged',
      data: { policyId, stage: 'signal', effectiveOn: '2024-11-01' },
    };
    expect(after(registered, toOptions, late).policies).toEqual([
      { ...row, stage: 'options', stage_since: '2025-03-18', revision: 2 },
    ]);
  });

  it('PolicyStageCorrected: what is right stands in place of what was wrong, recorded when it was corrected', () => {
    const corrected: PolicyEvent = {
      type: 'PolicyStageCorrected',
      data: {
        policyId,
        wrong: { stage: 'options', effectiveOn: '2025-03-18' },
        right: { stage: 'options', effectiveOn: '2025-03-11' },
        reason: 'The paper is dated 11 March',
      },
    };
    expect(after(registered, toOptions, corrected)).toMatchObject({
      policies: [{ ...row, stage: 'options', stage_since: '2025-03-11', revision: 2 }],
      stages: [
        scoping,
        {
          policy_id: policyId,
          position: 2,
          stage: 'options',
          effective_on: '2025-03-11',
          reason: 'The paper is dated 11 March',
          recorded_at: '2026-01-01T12:00:02.000Z',
          actor: ACTOR,
        },
      ],
    });
  });

  it('PolicyStageCorrected: without what is right the stage never was; of two alike the later goes', () => {
    const takenBack: PolicyEvent = {
      type: 'PolicyStageCorrected',
      data: { policyId, wrong: { stage: 'options', effectiveOn: '2025-03-18' }, reason: 'Entered twice' },
    };
    expect(after(registered, toOptions, toOptions, takenBack).stages).toEqual([scoping, options]);
    expect(after(registered, toOptions, takenBack)).toMatchObject({
      policies: [{ ...row, revision: 2 }],
      stages: [scoping],
    });
  });

  it('PolicyDetailsCorrected: what is named is replaced, null takes away, the rest stays', () => {
    const corrected: PolicyEvent = {
      type: 'PolicyDetailsCorrected',
      data: {
        policyId,
        title: 'Shared front offices',
        summary: null,
        departments: ['home-office', 'cabinet-office'],
        themes: [],
        nations: ['england', 'wales'],
        reason: 'It moved',
      },
    };
    const { summary: _, ...without } = row;
    expect(after(registered, corrected).policies).toEqual([
      {
        ...without,
        title: 'Shared front offices',
        departments: '["home-office","cabinet-office"]',
        themes: '[]',
        nations: '["england","wales"]',
        revision: 1,
      },
    ]);
  });

  it('PolicyPaused, PolicyResumed: it stands still, and goes on', () => {
    const paused: PolicyEvent = {
      type: 'PolicyPaused',
      data: { policyId, effectiveOn: '2025-05-01', reason: 'An election' },
    };
    const resumed: PolicyEvent = { type: 'PolicyResumed', data: { policyId, effectiveOn: '2025-07-01' } };
    expect(after(registered, paused).policies).toEqual([
      { ...row, standing: 'paused', standing_since: '2025-05-01', standing_reason: 'An election', revision: 1 },
    ]);
    expect(after(registered, paused, resumed).policies).toEqual([{ ...row, resumed_on: '2025-07-01', revision: 2 }]);
  });

  it('PolicyPaused: recorded again, the latest date holds; recorded after the end, the end stays', () => {
    const pausedOn = (effectiveOn: string): PolicyEvent => ({
      type: 'PolicyPaused',
      data: { policyId, effectiveOn, correction: 'The announcement was taken for it.' },
    });
    const withdrawn: PolicyEvent = {
      type: 'PolicyWithdrawn',
      data: { policyId, effectiveOn: '2025-08-01', reason: 'No money' },
    };
    expect(after(registered, pausedOn('2025-05-01'), pausedOn('2025-05-08')).policies).toMatchObject([
      { standing: 'paused', standing_since: '2025-05-08' },
    ]);
    expect(after(registered, withdrawn, pausedOn('2025-05-08')).policies).toMatchObject([
      { standing: 'withdrawn', standing_since: '2025-08-01', revision: 2 },
    ]);
  });

  it('PolicyWithdrawn: it is over', () => {
    const withdrawn: PolicyEvent = {
      type: 'PolicyWithdrawn',
      data: { policyId, effectiveOn: '2025-05-01', reason: 'No money' },
    };
    expect(after(registered, withdrawn).policies).toEqual([
      { ...row, standing: 'withdrawn', standing_since: '2025-05-01', standing_reason: 'No money', revision: 1 },
    ]);
  });

  it('PolicySuperseded: another goes on in its place', () => {
    const superseded: PolicyEvent = {
      type: 'PolicySuperseded',
      data: { policyId, byPolicyId: idOf(2), effectiveOn: '2025-05-01' },
    };
    expect(after(registered, superseded).policies).toEqual([
      { ...row, standing: 'superseded', standing_since: '2025-05-01', superseded_by: idOf(2), revision: 1 },
    ]);
  });

  it('PolicyHandlingChanged: how it is to be handled', () => {
    const changed: PolicyEvent = {
      type: 'PolicyHandlingChanged',
      data: { policyId, handling: { marking: 'official-sensitive' }, reason: 'Names a supplier' },
    };
    expect(after(registered, changed).policies).toEqual([
      { ...row, handling: '{"marking":"official-sensitive"}', revision: 1 },
    ]);
  });
});
