import { knowing } from '#vocabulary';
import type { PolicyEvent, PolicyRegistered } from './policy-events.js';

/** The policies, and the present day, that the specs of this library speak of. */
export const policyId = '0196b7a0-0000-7000-8000-000000000101';
export const newerPolicyId = '0196b7a0-0000-7000-8000-000000000102';
export const otherPolicyId = '0196b7a0-0000-7000-8000-000000000103';
export const unknownId = '0196b7a0-0000-7000-8000-0000000000ff';

export const known = knowing('2025-06-30T11:00:00Z', {
  policies: new Map([
    [policyId, { title: 'Shared front offices' }],
    [newerPolicyId, { title: 'One front office' }],
    [otherPolicyId, { title: 'Front offices abroad' }],
  ]),
});

export const details: PolicyRegistered = {
  policyId,
  title: 'Shared front offices',
  summary: 'One counter for the services of several councils.',
  departments: ['cabinet-office', 'department-for-work-pensions'],
  themes: ['shared-services'],
  nations: ['england', 'wales'],
  stage: 'scoping',
  stageSince: '2025-01-06',
  sourceUrl: 'https://www.gov.uk/government/publications/shared-front-offices',
};

export const registered = (changes: Partial<PolicyRegistered> = {}): PolicyEvent => ({
  type: 'PolicyRegistered',
  data: { ...details, ...changes },
});

export const atOptions: PolicyEvent = {
  type: 'PolicyStageChanged',
  data: { policyId, stage: 'options', effectiveOn: '2025-03-18' },
};

export const paused: PolicyEvent = {
  type: 'PolicyPaused',
  data: { policyId, effectiveOn: '2025-04-01', reason: 'An election' },
};

export const resumed: PolicyEvent = { type: 'PolicyResumed', data: { policyId, effectiveOn: '2025-05-09' } };

export const withdrawn: PolicyEvent = {
  type: 'PolicyWithdrawn',
  data: { policyId, effectiveOn: '2025-06-02', reason: 'The money is gone' },
};

export const superseded: PolicyEvent = {
  type: 'PolicySuperseded',
  data: { policyId, byPolicyId: newerPolicyId, effectiveOn: '2025-06-02' },
};
