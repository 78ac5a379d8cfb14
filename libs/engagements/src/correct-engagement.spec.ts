import { given } from '#event-store';
import { CorrectEngagement, correctEngagement, engagement, type EngagementCorrected } from '#engagements';
import {
  engagementId,
  known,
  logged,
  mergedAsk,
  openAsk,
  policyId,
  struckOut,
  unknownId,
  withdrawnAsk,
} from './engagement.fixtures.js';

const reason = 'As the note of the meeting says';
const correcting = (fields: Partial<EngagementCorrected>) =>
  correctEngagement(new CorrectEngagement({ engagementId, ...fields, reason }, known));
const corrected = (fields: Partial<EngagementCorrected>) => ({
  type: 'EngagementCorrected' as const,
  data: { engagementId, ...fields, reason },
});

describe('Correcting an engagement', () => {
  it('records what is right, and why', () =>
    given(engagement)(logged())
      .when(correcting({ happenedOn: '2025-06-09', kind: 'roundtable' }))
      .then(corrected({ happenedOn: '2025-06-09', kind: 'roundtable' })));
  it('takes an optional field away with null', () =>
    given(engagement)(logged())
      .when(correcting({ record: null, consultationId: null }))
      .then(corrected({ record: null, consultationId: null })));

  it('changes nothing when it says what was logged', () =>
    given(engagement)(logged({ policyIds: [policyId, openAsk] }))
      .when(correcting({ happenedOn: '2025-06-10', policyIds: [openAsk, policyId], level: null }))
      .thenNothing());
  it('changes nothing when it says what an earlier correction said', () =>
    given(engagement)(logged(), corrected({ kind: 'letter', record: null }))
      .when(correcting({ kind: 'letter', record: null }))
      .thenNothing());
  it('can put back what an earlier correction changed', () =>
    given(engagement)(logged(), corrected({ kind: 'letter' }))
      .when(correcting({ kind: 'official_meeting' }))
      .then(corrected({ kind: 'official_meeting' })));
  it('must name a field', () =>
    given(engagement)(logged()).when(correcting({})).thenRefused('Name at least one thing that is to be put right'));

  it('is refused for an engagement that was never logged', () =>
    given(engagement)()
      .when(correcting({ kind: 'letter' }))
      .thenRefused('There is no such engagement'));
  it('is refused for one that was struck out', () =>
    given(engagement)(logged(), struckOut)
      .when(correcting({ kind: 'letter' }))
      .thenRefused('This engagement was struck out: log it again if it did happen'));
  it('is refused when nothing but a correction stands in the log', () =>
    given(engagement)(corrected({ kind: 'letter' }), struckOut)
      .when(correcting({ kind: 'briefing' }))
      .thenRefused('There is no such engagement'));

  it('refuses a date in the future', () =>
    given(engagement)(logged())
      .when(correcting({ happenedOn: '2025-06-11' }))
      .thenRefused('must be today or in the past', 'happenedOn'));
  it('refuses a name in place of a role', () =>
    given(engagement)(logged())
      .when(correcting({ counterpart: { body: 'cabinet-office', role: 'Dr Smith' } }))
      .thenRefused('never a person’s name', 'counterpart.role'));
  it('refuses a policy the tracker does not hold', () =>
    given(engagement)(logged())
      .when(correcting({ policyIds: [unknownId] }))
      .thenRefused('There is no policy', 'policyIds'));

  it('refuses to add an ask that was withdrawn', () =>
    given(engagement)(logged())
      .when(correcting({ asksRaised: [openAsk, withdrawnAsk] }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'asksRaised'));
  it('keeps an ask that was raised there and merged since', () =>
    given(engagement)(logged({ asksRaised: [mergedAsk] }))
      .when(correcting({ asksRaised: [mergedAsk, openAsk] }))
      .then(corrected({ asksRaised: [mergedAsk, openAsk] })));
});
