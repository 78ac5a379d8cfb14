import { knowing } from '#vocabulary';
import type { DecisionEvent, DecisionRecorded } from './decision-events.js';

/** The decisions, and the rest of the tracker, that the specs of this library speak of. */
export const decisionId = '0196b7a0-0000-7000-8000-000000000001';
export const policyId = '0196b7a0-0000-7000-8000-000000000002';
export const otherPolicy = '0196b7a0-0000-7000-8000-000000000003';
export const consultationId = '0196b7a0-0000-7000-8000-000000000004';
export const unknownId = '0196b7a0-0000-7000-8000-0000000000ff';

export const known = knowing('2025-12-01T09:00:00Z', {
  policies: new Map([
    [policyId, { title: 'Shared front offices' }],
    [otherPolicy, { title: 'Data standards' }],
  ]),
  consultations: new Map([[consultationId, { title: 'Shared front offices', withdrawn: false }]]),
});

export const details: DecisionRecorded = {
  decisionId,
  title: 'Government response on shared front offices',
  decidedOn: '2025-12-01',
  kind: 'consultation_outcome',
  departments: ['cabinet-office'],
  policyIds: [policyId],
  consultationId,
  reference: { title: 'Government response', url: 'https://www.gov.uk/government/consultations/x' },
};
export const recorded: DecisionEvent = { type: 'DecisionRecorded', data: details };
export const struckOut: DecisionEvent = {
  type: 'DecisionStruckOut',
  data: { decisionId, reason: 'A leaked draft is no decision' },
};
