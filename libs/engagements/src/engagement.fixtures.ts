import { knowing } from '#vocabulary';
import type { EngagementEvent, EngagementLogged } from './engagement-events.js';

/** The engagements, and the rest of the tracker, that the specs of this library speak of. */
export const engagementId = '0196b7a0-0000-7000-8000-000000000001';
export const policyId = '0196b7a0-0000-7000-8000-000000000002';
const consultationId = '0196b7a0-0000-7000-8000-000000000003';
export const openAsk = '0196b7a0-0000-7000-8000-000000000004';
export const mergedAsk = '0196b7a0-0000-7000-8000-000000000005';
export const withdrawnAsk = '0196b7a0-0000-7000-8000-000000000006';
const organisationId = '0196b7a0-0000-7000-8000-000000000007';
export const unknownId = '0196b7a0-0000-7000-8000-0000000000ff';

export const known = knowing('2025-06-10T11:00:00Z', {
  policies: new Map([[policyId, { title: 'Shared front offices' }]]),
  consultations: new Map([[consultationId, { title: 'Shared front offices', withdrawn: false }]]),
  asks: new Map([
    [openAsk, { statement: 'Fund a help desk.', policyIds: [policyId] }],
    [mergedAsk, { statement: 'Pay for a help desk.', policyIds: [policyId], closed: 'merged' as const }],
    [withdrawnAsk, { statement: 'Drop the fee.', policyIds: [policyId], closed: 'withdrawn' as const }],
  ]),
  organisations: new Map([[organisationId, { name: 'Kent County Council' }]]),
});

export const details: EngagementLogged = {
  engagementId,
  kind: 'official_meeting',
  happenedOn: '2025-06-10',
  counterpart: { body: 'cabinet-office', role: 'policy lead' },
  initiatedBy: 'council',
  policyIds: [policyId],
  consultationId,
  asksRaised: [openAsk],
  organisationIds: [organisationId],
  summary: 'Who pays for the help desk.',
  record: { title: 'Note of the meeting', filedOn: '2025-06-10' },
  inConfidence: true,
};

export const logged = (changes: Partial<EngagementLogged> = {}): EngagementEvent => ({
  type: 'EngagementLogged',
  data: { ...details, ...changes },
});

export const struckOut: EngagementEvent = {
  type: 'EngagementStruckOut',
  data: { engagementId, reason: 'The letter was another body’s' },
};
