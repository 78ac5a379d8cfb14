import type { RecordedEvent } from '#event-store';
import type { PolicyEvent } from '#policies';

type Of<Type extends PolicyEvent['type']> = RecordedEvent<Extract<PolicyEvent, { type: Type }>>;

/** A stage of a policy, as corrected so far. */
interface Entry {
  stage: string;
  on: string;
  /** counts as recorded when it was last corrected */
  position: number;
  readonly isRegistered: boolean;
  /** the positions of all that was recorded of it */
  readonly recordedAt: number[];
}

/** What becomes of the events of a policy's stages for whoever knows only what had happened by a date. */
export interface StagesSeen {
  readonly leftOut: ReadonlySet<number>;
  /** by position: the stage and the day that a registration says instead */
  readonly registeredAs: ReadonlyMap<number, { readonly stage: string; readonly stageSince: string }>;
}

/** The stages of all policies. Of two alike, a correction is of the later recorded one. */
export class Stages {
  private readonly entries = new Map<string, Entry[]>();

  registered({ position, data: { policyId, stage, stageSince } }: Of<'PolicyRegistered'>): void {
    this.entries.set(policyId, [{ stage, on: stageSince, position, isRegistered: true, recordedAt: [position] }]);
  }

  changed({ position, data: { policyId, stage, effectiveOn } }: Of<'PolicyStageChanged'>): void {
    this.entries.get(policyId)?.push({ stage, on: effectiveOn, position, isRegistered: false, recordedAt: [position] });
  }

  corrected({ position, data: { policyId, wrong, right } }: Of<'PolicyStageCorrected'>): void {
    const entries = this.entries.get(policyId) ?? [];
    const [entry] = entries
      .filter(({ stage, on }) => stage === wrong.stage && on === wrong.effectiveOn)
      .toSorted((a, b) => b.position - a.position);
    if (!entry) return;
    entry.recordedAt.push(position);
    // what never was is taken back whatever the date: both events stay
    if (!right) return void entries.splice(entries.indexOf(entry), 1);
    Object.assign(entry, { stage: right.stage, on: right.effectiveOn, position });
  }

  /** The days on which the stages of each policy began. */
  *days(): Generator<[policyId: string, on: string]> {
    for (const [policyId, entries] of this.entries) for (const { on } of entries) yield [policyId, on];
  }

  /**
   * By a date: stages that began later are left out. A policy that is known of before the first of its stages is a signal
   * from then on.
   */
  seenBy(date: string, knownSince: (policyId: string) => string): StagesSeen {
    const leftOut = new Set<number>();
    const registeredAs = new Map<number, { stage: string; stageSince: string }>();
    for (const [policyId, entries] of this.entries) {
      const begun = entries.filter(({ on }) => on <= date);
      if (begun.length === entries.length) continue;
      for (const { on, recordedAt } of entries) if (on > date) for (const position of recordedAt) leftOut.add(position);
      const registered = entries.find(({ isRegistered }) => isRegistered);
      if (!registered || registered.on <= date) continue;
      const [registration] = registered.recordedAt;
      const earliest = begun.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))[0];
      if (earliest) for (const position of earliest.recordedAt) leftOut.add(position);
      leftOut.delete(registration!);
      registeredAs.set(
        registration!,
        earliest
          ? { stage: earliest.stage, stageSince: earliest.on }
          : { stage: 'signal', stageSince: knownSince(policyId) },
      );
    }
    return { leftOut, registeredAs };
  }
}
