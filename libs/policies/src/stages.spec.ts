import fc from 'fast-check';
import { policy, type PolicyEvent, type StageOnDate } from '#policies';
import { policyId, registered } from './policy.fixtures.js';
import { stageOn } from './stages.js';

const dates = ['2025-01-06', '2025-03-18', '2025-06-02'];
const stageOnDate = fc.record<StageOnDate>({
  stage: fc.constantFrom('signal', 'scoping', 'options'),
  effectiveOn: fc.constantFrom(...dates),
});
const event: fc.Arbitrary<PolicyEvent> = fc.oneof(
  stageOnDate.map((data): PolicyEvent => ({ type: 'PolicyStageChanged', data: { policyId, ...data } })),
  fc.tuple(stageOnDate, fc.option(stageOnDate, { nil: undefined })).map(([wrong, right]): PolicyEvent => ({
    type: 'PolicyStageCorrected',
    data: { policyId, wrong, ...(right && { right }), reason: 'Misread' },
  })),
);

/** All that was ever recorded, a row each, struck through rather than taken out: slower, and plainly what the rule says. */
function onPaper(first: StageOnDate, events: readonly PolicyEvent[]): StageOnDate[] {
  const rows = [{ ...first, struckThrough: false }];
  for (const { type, data } of events) {
    if (type === 'PolicyStageChanged')
      rows.push({ stage: data.stage, effectiveOn: data.effectiveOn, struckThrough: false });
    if (type !== 'PolicyStageCorrected') continue;
    for (let row = rows.length - 1; row >= 0; row--) {
      const { stage, effectiveOn, struckThrough } = rows[row]!;
      if (struckThrough || stage !== data.wrong.stage || effectiveOn !== data.wrong.effectiveOn) continue;
      rows[row]!.struckThrough = true;
      if (data.right) rows.push({ ...data.right, struckThrough: false });
      break;
    }
  }
  return rows.filter(({ struckThrough }) => !struckThrough).map(({ stage, effectiveOn }) => ({ stage, effectiveOn }));
}

describe('The stages of a policy', () => {
  it('are those on paper, whatever was recorded and corrected in whatever order', () =>
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const { stages } = [registered(), ...events].reduce(policy.evolve, policy.initial)!;
        const paper = onPaper({ stage: 'scoping', effectiveOn: '2025-01-06' }, events);
        expect(stages.map(({ stage, effectiveOn }) => ({ stage, effectiveOn }))).toEqual(paper);
        for (const date of dates) {
          const begun = paper.filter(({ effectiveOn }) => effectiveOn <= date);
          const inOrder = begun.toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
          expect(stageOn(stages, date)?.stage).toBe(inOrder.at(-1)?.stage);
        }
      }),
    ));
  it('hold the registered one once, unless it was said never to have been', () =>
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const { stages } = [registered(), ...events].reduce(policy.evolve, policy.initial)!;
        expect(stages.filter((stage) => stage.registered).length).toBeLessThanOrEqual(1);
      }),
    ));
});
