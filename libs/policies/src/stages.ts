import type { PolicyRegistered, PolicyStageChanged, PolicyStageCorrected, StageOnDate } from './policy-events.js';

/** A stage as recorded: `registered` marks the one the policy was registered at, also when it was put right since. */
export interface RecordedStage extends StageOnDate {
  readonly registered: boolean;
}

/** The stages of a policy, as corrected, in order of recording: one put right counts as recorded when it was put right. */
export type Stages = readonly RecordedStage[];

export const registeredAt = ({ stage, stageSince }: PolicyRegistered): Stages => [
  { stage, effectiveOn: stageSince, registered: true },
];

export const withStage = (stages: Stages, { stage, effectiveOn }: PolicyStageChanged): Stages => [
  ...stages,
  { stage, effectiveOn, registered: false },
];

/** The stage that a correction is about: of two alike the later recorded. */
export const stageMeant = (stages: Stages, wrong: StageOnDate): RecordedStage | undefined =>
  stages.findLast(({ stage, effectiveOn }) => stage === wrong.stage && effectiveOn === wrong.effectiveOn);

/** The stages after a correction; the same when none is meant by it. */
export function withCorrection(stages: Stages, { wrong, right }: PolicyStageCorrected): Stages {
  const meant = stageMeant(stages, wrong);
  if (!meant) return stages;
  const others = stages.filter((stage) => stage !== meant);
  return right
    ? [...others, { stage: right.stage, effectiveOn: right.effectiveOn, registered: meant.registered }]
    : others;
}

/** The stage on a date: the last that began on or before it, by date, then by recording. None before the first. */
export const stageOn = (stages: Stages, date: string): RecordedStage | undefined =>
  stages
    .filter(({ effectiveOn }) => effectiveOn <= date)
    .reduce<RecordedStage | undefined>(
      (last, stage) => (last && last.effectiveOn > stage.effectiveOn ? last : stage),
      undefined,
    );
