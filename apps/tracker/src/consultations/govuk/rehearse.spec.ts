import type { ConsultationEvent } from '#consultations';
import { justLogged } from './known-calls.js';
import { refusal } from './rehearse.js';

const consultationId = '0198c0de-0000-7000-8000-000000000001';
const logged = justLogged({
  consultationId,
  title: 'Data sharing',
  kind: 'consultation',
  departments: ['home-office'],
  policyIds: [],
  themes: [],
  nations: ['england'],
  opensOn: '2025-01-14',
});
const outcome = (publishedOn: string): ConsultationEvent => ({
  type: 'ConsultationOutcomePublished',
  data: { consultationId, publishedOn, reference: { title: 'Response' } },
});
const withdrawn: ConsultationEvent = {
  type: 'ConsultationWithdrawn',
  data: { consultationId, withdrawnOn: '2025-06-01', explanation: 'Superseded.' },
};
const rehearsed = (...events: ConsultationEvent[]) =>
  refusal(logged, {
    events,
    proposals: events.map((event) => ({ event, words: [`${event.type}.`] })),
    now: '2025-07-01T09:00:00Z',
  });

describe('events before they are recorded', () => {
  it('are let through when the rules allow each after those before it', () => {
    expect(rehearsed(outcome('2025-05-01'), withdrawn)).toBeUndefined();
    expect(rehearsed(outcome('2025-05-01'), outcome('2025-05-01'))).toBeUndefined();
  });

  it('are refused together when one breaks a rule, which is said', () => {
    expect(rehearsed(withdrawn, outcome('2025-06-02'))).toBe(
      'This consultation was withdrawn on 1 June 2025: the date must be before that. Untick this, or record it by hand; nothing is recorded yet: ConsultationOutcomePublished.',
    );
    expect(rehearsed(outcome('2025-08-01'))).toMatch(/^The date of the outcome must be today or in the past\. /);
  });

  it('are refused when GOV.UK cannot have said them', () => {
    const linked: ConsultationEvent = {
      type: 'ConsultationLinkedToPolicy',
      data: { consultationId, policyId: consultationId },
    };
    expect(rehearsed(linked)).toMatch(/^GOV\.UK gives no reason to record ConsultationLinkedToPolicy\. /);
  });
});
