import type { PolicyEvent } from '#policies';
import { dateInWords } from '#vocabulary';
import { because, correctedTo, handlingChanged, listed, plain, puttingRight, type Wording } from './plain.js';

const quoted = (text: string) => `“${text}”`;
const words = (values: readonly string[]) => listed(values.map(plain));

/** The history of a policy in plain sentences. */
export const policyWords: Wording<PolicyEvent> = {
  PolicyRegistered: ({ title, stage, stageSince }) =>
    `Registered as “${title}”, at the stage “${plain(stage)}” since ${dateInWords(stageSince)}`,
  PolicyStageChanged: ({ stage, effectiveOn, reason }) =>
    because(`Stage changed to “${plain(stage)}” from ${dateInWords(effectiveOn)}`, reason),
  PolicyStageCorrected: ({ wrong, right, reason }) =>
    because(
      right
        ? `Stage corrected: it was “${plain(right.stage)}” from ${dateInWords(right.effectiveOn)}, not “${plain(wrong.stage)}” from ${dateInWords(wrong.effectiveOn)}`
        : `Stage “${plain(wrong.stage)}” from ${dateInWords(wrong.effectiveOn)} taken back: it never was`,
      reason,
    ),
  PolicyDetailsCorrected: (data, name) =>
    correctedTo(
      data,
      {
        title: ['title', quoted],
        summary: ['summary', quoted],
        departments: ['departments', listed],
        themes: ['themes', listed],
        nations: ['nations', words],
      },
      name,
    ),
  PolicyPaused: ({ effectiveOn, reason, correction }) =>
    puttingRight(because(`Paused from ${dateInWords(effectiveOn)}`, reason), correction),
  PolicyResumed: ({ effectiveOn, reason, correction }) =>
    puttingRight(because(`Resumed from ${dateInWords(effectiveOn)}`, reason), correction),
  PolicyWithdrawn: ({ effectiveOn, reason, correction }) =>
    puttingRight(because(`Withdrawn by government from ${dateInWords(effectiveOn)}`, reason), correction),
  PolicySuperseded: ({ byPolicyId, effectiveOn, correction }, name) =>
    puttingRight(`Superseded by ${name.one('policy', byPolicyId)} from ${dateInWords(effectiveOn)}`, correction),
  PolicyHandlingChanged: handlingChanged,
};
