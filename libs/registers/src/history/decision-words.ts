import type { DecisionEvent } from '#decisions';
import { dateInWords, type Reference } from '#vocabulary';
import { because, correctedTo, handlingChanged, listed, plain, type Wording } from './plain.js';

const quoted = (text: string) => `“${text}”`;

/** The history of a decision in plain sentences. */
export const decisionWords: Wording<DecisionEvent> = {
  DecisionRecorded: ({ title, decidedOn, kind, policyIds }, name) =>
    [
      `Recorded: “${title}” (${plain(kind)}), decided on ${dateInWords(decidedOn)}`,
      policyIds.length > 0 && `on ${name.all('policy', policyIds)}`,
    ]
      .filter(Boolean)
      .join(', '),
  DecisionCorrected: (data, name) =>
    correctedTo(
      data,
      {
        title: ['title', quoted],
        decidedOn: ['date', dateInWords],
        kind: ['kind', plain],
        departments: ['departments', listed],
        policyIds: ['policies', (ids: readonly string[], names) => names.all('policy', ids)],
        consultationId: ['consultation', (id: string, names) => names.one('consultation', id)],
        reference: ['reference', ({ title }: Reference) => quoted(title)],
      },
      name,
    ),
  DecisionStruckOut: ({ reason }) => because('Struck out: entered in error, its answers count nowhere', reason),
  DecisionHandlingChanged: handlingChanged,
};
