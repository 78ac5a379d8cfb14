import { engagementEvents as events, type EngagementLogged } from '#engagements';
import { faultsIn, fieldsOf } from '#vocabulary';
import { details, engagementId } from './engagement.fixtures.js';

const whole: Required<EngagementLogged> = {
  ...details,
  consultationId: engagementId,
  level: 'involve',
  record: { title: 'Note', url: 'https://lgcc.example/note', filedOn: '2025-06-10' },
  handling: { marking: 'official-sensitive' },
};
const reason = 'Said so';

describe('The events of an engagement', () => {
  it('EngagementLogged', () =>
    expect(fieldsOf(events.EngagementLogged, whole)).toBe(
      'engagementId, kind, happenedOn, counterpart, initiatedBy, policyIds, consultationId?, asksRaised, ' +
        'organisationIds, summary, record?, inConfidence, level?, handling?',
    ));
  it('EngagementCorrected takes any of the logged fields', () =>
    expect(fieldsOf(events.EngagementCorrected, { ...whole, reason })).toBe(
      'engagementId, kind?, happenedOn?, counterpart?, initiatedBy?, policyIds?, consultationId?|null, asksRaised?, ' +
        'organisationIds?, summary?, record?|null, inConfidence?, level?|null, handling?|null, reason',
    ));
  it('EngagementStruckOut', () =>
    expect(fieldsOf(events.EngagementStruckOut, { engagementId, reason })).toBe('engagementId, reason'));
  it('EngagementHandlingChanged', () =>
    expect(fieldsOf(events.EngagementHandlingChanged, { engagementId, handling: whole.handling, reason })).toBe(
      'engagementId, handling, reason',
    ));

  it('take the words of the contract only, and name every field that is wrong', () =>
    expect(
      faultsIn(events.EngagementLogged, {
        ...whole,
        kind: 'phone_call',
        happenedOn: '2025-02-30',
        counterpart: { role: 'policy lead' },
        policyIds: [engagementId, engagementId],
        record: { title: 'Note', url: 'javascript:alert(1)' },
        mood: 'good',
      }).map(({ field }) => field),
    ).toEqual(['mood', 'kind', 'happenedOn', 'counterpart.body', 'policyIds', 'record.url']));
});
