import fc from 'fast-check';
import {
  AGREEMENTS,
  CONTRIBUTIONS,
  EVIDENCE_TESTS,
  gradeOf,
  GRADES,
  isAtLeast,
  tooMuch,
  type ClaimFacts,
  type Gathered,
} from '#claims';

type Ground = ClaimFacts & Gathered;
const nothing: Ground = { hoop: false, raisedBefore: true, evidence: [], rivals: [], substantiations: [] };
const gun = { test: 'smoking_gun' as const };
const straw = { test: 'straw_in_the_wind' as const };
const agrees = { independent: true, agreement: 'agrees' as const };
const addressed = { addressed: true };
const open = { addressed: false };

describe('The grade of a claim', () => {
  it.each<[string, Partial<Ground>, string]>([
    ['an assertion only', {}, 'E0'],
    ['a straw in the wind', { evidence: [straw] }, 'E1'],
    ['a smoking gun without the hoop', { evidence: [gun] }, 'E1'],
    ['everything but the hoop', { evidence: [gun, straw], substantiations: [agrees], rivals: [addressed] }, 'E1'],
    ['the hoop alone', { hoop: true }, 'E2'],
    ['the hoop and straws', { hoop: true, evidence: [straw, straw] }, 'E2'],
    ['the hoop and somebody who agrees, without a smoking gun', { hoop: true, substantiations: [agrees] }, 'E2'],
    ['the hoop and a smoking gun', { hoop: true, evidence: [straw, gun] }, 'E3'],
    [
      'somebody who agrees but is not independent',
      { hoop: true, evidence: [gun], substantiations: [{ independent: false, agreement: 'agrees' }] },
      'E3',
    ],
    [
      'somebody independent who agrees in part',
      { hoop: true, evidence: [gun], substantiations: [{ independent: true, agreement: 'partly' }] },
      'E3',
    ],
    [
      'a rival that is not addressed',
      { hoop: true, evidence: [gun], substantiations: [agrees], rivals: [addressed, open] },
      'E3',
    ],
    ['an independent agreement and no rival', { hoop: true, evidence: [gun], substantiations: [agrees] }, 'E4'],
    [
      'an independent agreement and every rival addressed',
      { hoop: true, evidence: [gun], substantiations: [agrees], rivals: [addressed, addressed] },
      'E4',
    ],
    [
      'an ask that was not raised before the decision, whatever was gathered',
      { raisedBefore: false, evidence: [gun], substantiations: [agrees] },
      'E0',
    ],
  ])('of %s', (_, ground, grade) => expect(gradeOf({ ...nothing, ...ground })).toBe(grade));

  const anEvidence = fc.record({ test: fc.constantFrom(...EVIDENCE_TESTS) });
  const aSubstantiation = fc.record({ independent: fc.boolean(), agreement: fc.constantFrom(...AGREEMENTS) });
  const aRival = fc.record({ addressed: fc.boolean() });
  const grounds: fc.Arbitrary<Ground> = fc.record({
    hoop: fc.boolean(),
    raisedBefore: fc.boolean(),
    evidence: fc.array(anEvidence, { maxLength: 4 }),
    rivals: fc.array(aRival, { maxLength: 4 }),
    substantiations: fc.array(aSubstantiation, { maxLength: 4 }),
  });

  it('never falls by further evidence', () =>
    fc.assert(
      fc.property(grounds, anEvidence, (ground, more) =>
        isAtLeast(gradeOf({ ...ground, evidence: [...ground.evidence, more] }), gradeOf(ground)),
      ),
    ));
  it('never falls by a further substantiation', () =>
    fc.assert(
      fc.property(grounds, aSubstantiation, (ground, more) =>
        isAtLeast(gradeOf({ ...ground, substantiations: [...ground.substantiations, more] }), gradeOf(ground)),
      ),
    ));
  it('never rises by a further rival', () =>
    fc.assert(
      fc.property(grounds, aRival, (ground, more) =>
        isAtLeast(gradeOf(ground), gradeOf({ ...ground, rivals: [...ground.rivals, more] })),
      ),
    ));
  it('is never above E1 without the hoop', () =>
    fc.assert(fc.property(grounds, (ground) => gradeOf({ ...ground, hoop: false }) <= 'E1')));
  it('is always E0 for an ask that was not raised before the decision', () =>
    fc.assert(fc.property(grounds, (ground) => gradeOf({ ...ground, raisedBefore: false }) === 'E0')));
});

describe('What a claim may say', () => {
  const facts = { hoop: true, raisedBefore: true };

  it.each(['none', 'minor', 'contributory'] as const)('%s with any grade', (contribution) =>
    expect(GRADES.map((grade) => tooMuch(contribution, facts, grade))).toEqual(GRADES.map(() => undefined)),
  );
  it.each(['significant', 'decisive'] as const)('%s from E3 on', (contribution) => {
    const reason = (grade: string) =>
      `A ${contribution} contribution needs grade E3 (raised on record with the department that decided, and a smoking gun); this claim has ${grade}`;
    expect(GRADES.map((grade) => tooMuch(contribution, facts, grade))).toEqual([
      reason('E0'),
      reason('E1'),
      reason('E2'),
      undefined,
      undefined,
    ]);
  });
  it('only none of an ask that was not raised before the decision', () =>
    expect(CONTRIBUTIONS.map((one) => tooMuch(one, { hoop: false, raisedBefore: false }, 'E0'))).toEqual([
      undefined,
      ...Array<string>(4).fill('The ask was not raised before the decision, so the contribution can only be none'),
    ]));
});
