import { GROUPINGS, type BreakdownNumbers, type WaitCurves } from '#influence';
import { bandsFinding } from './bands.js';
import {
  coverageFinding,
  earlyCoverageFinding,
  evidenceFinding,
  noticeFinding,
  participationFinding,
} from './conduct.js';
import type { Finding, Links } from './finding.js';
import { groupsFinding } from './groups.js';
import { headlineFinding } from './headline.js';
import type { IndicatorNumbers } from './numbers.js';
import { leadTimesFinding, stagesFinding } from './raising.js';
import { seriesFinding } from './series.js';
import { overdueFinding, waitingFinding } from './waiting.js';

/** Everything that the findings are made of. */
export interface Measured {
  readonly indicators: IndicatorNumbers;
  readonly waits: WaitCurves;
  readonly groups: BreakdownNumbers;
  /** what consultations and organisations are called, by id */
  readonly titles: ReadonlyMap<string, string>;
}

/** What the figures say, in the order in which it is read. */
export const findingsOf = ({ indicators, waits, groups, titles }: Measured, links: Links): Finding[] => [
  headlineFinding(indicators.headline, links),
  bandsFinding(indicators, links),
  stagesFinding(indicators, links),
  leadTimesFinding(indicators, links),
  ...GROUPINGS.map((by) => groupsFinding(by, groups[by], links)),
  seriesFinding('byDecision', indicators, links),
  seriesFinding('byRaise', indicators, links),
  evidenceFinding(indicators, links),
  earlyCoverageFinding(indicators, links),
  waitingFinding(indicators, waits, links),
  overdueFinding(indicators, titles, links),
  coverageFinding(indicators, links),
  noticeFinding(indicators, links),
  participationFinding(indicators, titles, links),
];

/** What the figures cannot show, for whoever reads them. */
export const WHAT_FIGURES_DO_NOT_SHOW: readonly string[] = [
  'That coming early is the reason: the council may come in early where government already agrees with it.',
  'That an ask was the reason for an answer. Only the figures of influence look at that, and they count what was claimed, shown and verified, not what happened and nobody wrote down.',
  'What an ask was worth. A small one counts as much as a large one; the figures by size tell them apart.',
  'What the council did not log. Figures are as complete as the record.',
];
