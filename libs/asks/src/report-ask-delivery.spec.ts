import { given } from '#event-store';
import { ask, ReportAskDelivery, reportAskDelivery, type AskDeliveryReported, type AskEvent } from '#asks';
import { askId, known, merged, proposed, withdrawn } from './ask.fixtures.js';

const report: AskDeliveryReported = { askId, delivery: 'under_way', asOf: '2025-11-30' };
const reporting = (changes: Partial<AskDeliveryReported> = {}) =>
  reportAskDelivery(new ReportAskDelivery({ ...report, ...changes }, known));
const reported = (changes: Partial<AskDeliveryReported> = {}): AskEvent => ({
  type: 'AskDeliveryReported',
  data: { ...report, ...changes },
});

describe('Reporting the delivery of an ask', () => {
  it('records how far it is on a date', () => given(ask)(proposed).when(reporting()).then(reported()));
  it('changes nothing when that is the last report of that date', () =>
    given(ask)(proposed, reported(), reported({ asOf: '2025-12-01' }))
      .when(reporting())
      .thenNothing());
  it('takes the same again when another of that date came in between', () =>
    given(ask)(proposed, reported(), reported({ delivery: 'delivered' }))
      .when(reporting())
      .then(reported()));
  it('takes one of an earlier date, late', () =>
    given(ask)(proposed, reported())
      .when(reporting({ asOf: '2025-06-01', delivery: 'not_started' }))
      .then(reported({ asOf: '2025-06-01', delivery: 'not_started' })));
  it('is possible for an ask that was withdrawn', () =>
    given(ask)(proposed, withdrawn).when(reporting()).then(reported()));
  it('is refused for an ask that was merged: the other one takes it', () =>
    given(ask)(proposed, merged)
      .when(reporting())
      .thenRefused('This ask was merged into another: go on with that one'));
  it('is refused in the future', () =>
    given(ask)(proposed)
      .when(reporting({ asOf: '2025-12-02' }))
      .thenRefused('The date of the report must be today or in the past', 'asOf'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(reported()).when(reporting()).thenRefused('There is no such ask'));
});
