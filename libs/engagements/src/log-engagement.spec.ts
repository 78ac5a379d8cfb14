import { given } from '#event-store';
import { engagement, LogEngagement, logEngagement, type EngagementLogged } from '#engagements';
import { details, known, logged, mergedAsk, struckOut, unknownId, withdrawnAsk } from './engagement.fixtures.js';

const logging = (changes: Partial<EngagementLogged> = {}) =>
  logEngagement(new LogEngagement({ ...details, ...changes }, known));
const nothing = given(engagement)();

describe('Logging an engagement', () => {
  it('records what was said, with whom and when', () => nothing.when(logging()).then(logged()));
  it('changes nothing when it is already logged', () =>
    given(engagement)(logged())
      .when(logging({ summary: 'Otherwise' }))
      .thenNothing());
  it('changes nothing when it was struck out: an id is used once', () =>
    given(engagement)(logged(), struckOut).when(logging()).thenNothing());

  it('takes one of long ago, with its true date', () =>
    nothing.when(logging({ happenedOn: '2019-01-31' })).then(logged({ happenedOn: '2019-01-31' })));
  it('refuses one that has not happened yet', () =>
    nothing
      .when(logging({ happenedOn: '2025-06-11' }))
      .thenRefused('The date of the engagement must be today or in the past', 'happenedOn'));

  it('needs no policy, consultation, ask or record', () => {
    const { consultationId: _consultation, record: _record, ...fewer } = details;
    const bare = { ...fewer, policyIds: [], asksRaised: [], organisationIds: [] };
    nothing.when(logEngagement(new LogEngagement(bare, known))).then({ type: 'EngagementLogged', data: bare });
  });
  it('refuses an e-mail address in place of a role', () =>
    nothing
      .when(logging({ counterpart: { body: 'cabinet-office', role: 'j.smith@cabinet-office.gov.uk' } }))
      .thenRefused('Role must be a role, like “policy lead”, never a person’s name', 'counterpart.role'));
  it('refuses a name with its title in place of a role', () =>
    nothing
      .when(logging({ counterpart: { body: 'cabinet-office', role: 'Ms Smith' } }))
      .thenRefused('never a person’s name', 'counterpart.role'));
  it('takes a counterpart without a role', () =>
    nothing
      .when(logging({ counterpart: { body: 'hm-treasury' } }))
      .then(logged({ counterpart: { body: 'hm-treasury' } })));

  it('refuses a policy the tracker does not hold', () =>
    nothing.when(logging({ policyIds: [unknownId] })).thenRefused(`There is no policy ${unknownId}`, 'policyIds'));
  it('refuses a consultation the tracker does not hold', () =>
    nothing
      .when(logging({ consultationId: unknownId }))
      .thenRefused(`There is no consultation ${unknownId}`, 'consultationId'));
  it('refuses an organisation the tracker does not hold', () =>
    nothing
      .when(logging({ organisationIds: [unknownId] }))
      .thenRefused(`There is no organisation ${unknownId}`, 'organisationIds'));
  it('refuses an ask the tracker does not hold', () =>
    nothing.when(logging({ asksRaised: [unknownId] })).thenRefused(`There is no ask ${unknownId}`, 'asksRaised'));
  it('refuses to raise an ask that was merged', () =>
    nothing
      .when(logging({ asksRaised: [mergedAsk] }))
      .thenRefused('The ask “Pay for a help desk.” was merged into another: choose that one', 'asksRaised'));
  it('refuses to raise an ask that was withdrawn', () =>
    nothing
      .when(logging({ asksRaised: [withdrawnAsk] }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'asksRaised'));
  it('refuses a record that is filed in the future', () =>
    nothing
      .when(logging({ record: { title: 'Note', filedOn: '2025-06-11' } }))
      .thenRefused('The date on which the record was filed must be today or in the past', 'record.filedOn'));
});
