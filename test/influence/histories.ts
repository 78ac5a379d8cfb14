import fc from 'fast-check';
import { ASK_DIRECTIONS, ASK_SIZES } from '#asks';
import type { RecordedEvent } from '#event-store';
import { isLocalDate, NATIONS } from '#vocabulary';
import type { Filters } from './brute-force.js';
import { Council, DEPARTMENTS, HOUR, type Step, THEMES } from './council.js';
import { answerMany, consultationSteps, decisionSteps, policySteps } from './what-government-does.js';
import { askSteps, claimSteps, engagementSteps, organisationSteps, responseSteps } from './what-the-council-does.js';

/*
 * Random histories of a small council, valid as an import checks them: shapes are right, streams begin with their first
 * event. They are dense: few policies, few days, so that things meet, tie, and overtake each other.
 */

const STEPS: readonly (readonly Step[])[] = [
  policySteps,
  consultationSteps,
  engagementSteps,
  engagementSteps,
  askSteps,
  askSteps,
  [answerMany, ...decisionSteps],
  responseSteps,
  organisationSteps,
  claimSteps,
  claimSteps,
];

const [register] = policySteps as [Step];
const [log] = consultationSteps as [Step];
const [propose] = askSteps as [Step];
const [decide] = decisionSteps as [Step];
const [join] = organisationSteps as [Step];

/** Whatever else comes, there is something that it can be about. */
const BEGINNING: readonly Step[] = [
  [join, join],
  [register, register, register],
  [log, log],
  [propose, propose, propose, propose, propose, propose],
  [decide, decide, decide],
].flat();

/** A history, and what is asked about it. */
export interface Asked {
  readonly events: readonly RecordedEvent[];
  readonly asOf: string;
  readonly asAt: string;
  readonly filters: Filters;
}

/** A random history, with a random question about it. */
export const histories: fc.Arbitrary<Asked> = fc
  .array(fc.nat(9999), { minLength: 900, maxLength: 1500 })
  .map((tape) => {
    const council = new Council(tape);
    const question = {
      cut: council.below(5),
      asAt: council.below(3),
      filters: council.below(4),
    };
    const period = [council.day(), council.day()].toSorted();
    const [by, direction, size, nation] = [
      council.pick(['decision', 'raise'] as const),
      council.pick(ASK_DIRECTIONS.slice(0, 2)),
      council.pick(ASK_SIZES.slice(0, 2)),
      council.pick(NATIONS),
    ];
    const chosen = Array.from({ length: 8 }, () => council.chance(4));
    for (const begin of BEGINNING) begin(council);
    while (council.goesOn) council.pick(council.pick(STEPS))(council);
    const { events } = council;
    // often the very day of something: the first and the last that count
    const days = events.flatMap(({ data }) => Object.values(data).filter(isLocalDate));
    const asAt = [council.pick(days), '2025-05-01', '2025-05-01'][question.asAt]!;
    const last = events.at(-1)!.metadata.recordedAt;
    const asOf = question.cut === 0 ? council.pick(events).metadata.recordedAt : `${last.slice(0, -1)}Z`;
    const later = new Date(Date.parse(asOf) + 1000 * 24 * HOUR).toISOString();
    const all: Filters = {
      theme: THEMES[0],
      department: DEPARTMENTS[0],
      nation,
      policyId: council.ids('policy')[0],
      direction,
      size,
      from: period[0],
      to: period[1],
      by,
    };
    const names = Object.keys(all).filter((name, place) => name === 'by' || chosen[place]);
    const filters = question.filters === 0 ? Object.fromEntries(names.map((name) => [name, all[name as 'theme']])) : {};
    return { events, asOf: question.cut === 1 ? later : asOf, asAt, filters };
  });
