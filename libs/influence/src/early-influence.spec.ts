import type { AskEvent } from '#asks';
import type { EngagementEvent } from '#engagements';
import type { PolicyEvent } from '#policies';
import { projections } from '#registers';
import { Tables, type RecordedLog } from '../../registers/src/testing.js';
import { ASK, DECISION, ENGAGEMENT, POLICY, TODAY } from '../../registers/src/testing-ids.js';
import { record } from '../../registers/src/testing-record.js';
import { COUNTS_REST_ON } from './counts-question.js';
import { earlyInfluence, earlyInfluenceCounts, type InfluenceFilters, type PairRow } from './early-influence.js';
import { readFacts } from './facts/read-facts.js';

/** What the page shows of a log. */
async function shown(log: RecordedLog, filters: Partial<InfluenceFilters> = {}) {
  const { db } = Tables.built(projections, log.events);
  return earlyInfluence(db, await readFacts(db), { asAt: TODAY, ...filters });
}

const purpose: PairRow = {
  askId: ASK.purpose,
  statement: 'Judge an office by its purpose.',
  policyId: POLICY.offices,
  policyTitle: 'Standard for shared front offices',
  themes: ['shared-services'],
  departments: ['cabinet-office'],
  nations: ['england'],
  firstRaise: {
    on: '2025-01-02',
    stage: 'signal',
    band: 'early',
    by: { kind: 'engagement', id: ENGAGEMENT.letter },
  },
  decision: { decisionId: DECISION.offices, title: 'Response on front offices', decidedOn: '2025-11-20' },
  answer: 'adopted',
  answeredOn: '2025-11-20',
  decided: true,
  success: true,
  leadTimeDays: 322,
};
const consent: PairRow = {
  askId: ASK.consent,
  statement: 'Ask for consent once.',
  policyId: POLICY.identity,
  policyTitle: 'Digital identity framework',
  themes: ['data-sharing', 'shared-services'],
  departments: ['department-for-science-innovation-and-technology'],
  nations: ['england', 'wales'],
  firstRaise: {
    on: '2026-01-20',
    stage: 'signal',
    band: 'early',
    by: { kind: 'engagement', id: ENGAGEMENT.quiet },
  },
  decision: null,
  answer: null,
  answeredOn: null,
  decided: false,
  success: false,
  leadTimeDays: null,
};

describe('early influence', () => {
  it('counts the asks raised, of these decided, of these a success, and how the early ones fared', async () => {
    expect(await shown(record())).toEqual({
      raised: 2,
      decided: 1,
      successes: 1,
      raisedEarly: 2,
      decidedEarly: 1,
      successesEarly: 1,
      pairs: [consent, purpose],
    });
  });

  it('knows nothing of what happened after the date asked for', async () => {
    expect(await shown(record(), { asAt: '2025-11-19' })).toMatchObject({
      raised: 1,
      decided: 0,
      pairs: [{ askId: ASK.purpose, answer: null, decision: null, decided: false, success: false, leadTimeDays: null }],
    });
    expect(await shown(record(), { asAt: '2025-01-01' })).toMatchObject({ raised: 0, pairs: [] });
  });

  it('looks at the policies that a filter selects', async () => {
    const raised = async (filters: Partial<InfluenceFilters>) =>
      (await shown(record(), filters)).pairs.map(({ statement }) => statement);
    expect(await raised({ theme: 'data-sharing' })).toEqual(['Ask for consent once.']);
    expect(await raised({ department: 'cabinet-office' })).toEqual(['Judge an office by its purpose.']);
    expect(await raised({ nation: 'wales' })).toEqual(['Ask for consent once.']);
    expect(await raised({ policyId: POLICY.offices })).toEqual(['Judge an office by its purpose.']);
    expect(await raised({ theme: 'green-it' })).toEqual([]);
  });

  it('counts a stage that begins on the very day as begun', async () => {
    const begun: PolicyEvent = {
      type: 'PolicyStageChanged',
      data: { policyId: POLICY.identity, stage: 'consultation', effectiveOn: '2026-01-20' },
    };
    expect(await shown(record().add(`policy-${POLICY.identity}`, [begun]))).toMatchObject({
      raised: 2,
      raisedEarly: 1,
      pairs: [{ firstRaise: { on: '2026-01-20', stage: 'consultation', band: 'mid' } }, purpose],
    });
  });

  it('loses the early raise that was struck out', async () => {
    const struckOut: EngagementEvent = {
      type: 'EngagementStruckOut',
      data: { engagementId: ENGAGEMENT.letter, reason: 'Never sent' },
    };
    const { pairs } = await shown(record().add(`engagement-${ENGAGEMENT.letter}`, [struckOut]));
    expect(pairs[1]).toEqual({
      ...purpose,
      firstRaise: {
        on: '2025-03-18',
        stage: 'options',
        band: 'early',
        by: { kind: 'engagement', id: ENGAGEMENT.meeting },
      },
      leadTimeDays: 247,
    });
  });

  it('reaches no decision by an answer that events overtook', async () => {
    const overtaken: AskEvent = {
      type: 'AskAnswered',
      data: { askId: ASK.consent, decisionId: DECISION.identity, answer: 'overtaken', answeredOn: '2026-02-10' },
    };
    expect(await shown(record().add(`ask-${ASK.consent}`, [overtaken]))).toMatchObject({
      raised: 2,
      decided: 1,
      pairs: [{ answer: 'overtaken', decided: false, success: false, leadTimeDays: 21 }, purpose],
    });
  });

  it('leaves out an ask from the day it was withdrawn', async () => {
    const withdrawn: AskEvent = {
      type: 'AskWithdrawn',
      data: { askId: ASK.consent, withdrawnOn: '2026-03-01', reason: 'No more' },
    };
    const log = record().add(`ask-${ASK.consent}`, [withdrawn]);
    expect(await shown(log)).toMatchObject({ raised: 1, pairs: [purpose] });
    expect(await shown(log, { asAt: '2026-02-28' })).toMatchObject({ raised: 2 });
  });
});

describe('the counts of early influence', () => {
  it('are those of the figures, and rest on nothing but the projections that are named', async () => {
    const { db } = Tables.built(projections, record().events);
    const { pairs, ...counts } = earlyInfluence(db, await readFacts(db), { asAt: TODAY });
    expect(pairs).toHaveLength(counts.raised);
    for (const { name, tables } of projections)
      if (!COUNTS_REST_ON.includes(name))
        for (const [, table] of tables.matchAll(/CREATE TABLE (\w+)/g)) db.exec(`DELETE FROM ${table}`);
    expect(earlyInfluenceCounts(await readFacts(db), TODAY)).toEqual(counts);
  });
});
