import { given } from '#event-store';
import { consultation, LapseConsultation, lapseConsultation, type ConsultationEvent } from '#consultations';
import { knowing } from '#vocabulary';
import {
  consultationId,
  known,
  lapsed,
  logged,
  moved,
  openEnded,
  outcome,
  triaged,
  withdrawn,
} from './consultation.fixtures.js';

const reason = 'Nobody was free to draft';
const lapsing = (lapsedOn: string, knownThen = known, more: { correction?: string } = {}) =>
  lapseConsultation(new LapseConsultation({ consultationId, lapsedOn, reason, ...more }, knownThen));
const lapsedOn = (date: string): ConsultationEvent => ({
  type: 'ConsultationLapsed',
  data: { consultationId, lapsedOn: date, reason },
});

describe('Lapsing a consultation', () => {
  it('records from when, and why, when the council meant to contribute', () =>
    given(consultation)(logged(), triaged()).when(lapsing('2025-09-01')).then(lapsed));
  it('records it when the council meant to lead', () =>
    given(consultation)(logged(), triaged({ decision: 'lead' }))
      .when(lapsing('2025-09-01'))
      .then(lapsed));
  it('may be on the closing date, once it has closed', () =>
    given(consultation)(logged(), triaged()).when(lapsing('2025-08-29')).then(lapsedOn('2025-08-29')));
  it('may be on the day before a closing at midnight', () =>
    given(consultation)(logged({ closesAt: '2025-08-30T00:00:00+01:00' }), triaged())
      .when(lapsing('2025-08-29'))
      .then(lapsedOn('2025-08-29')));
  it('may be at the very instant of closing', () =>
    given(consultation)(logged(), triaged())
      .when(lapsing('2025-08-29', knowing('2025-08-29T22:59:00Z')))
      .then(lapsedOn('2025-08-29')));
  it('may be recorded late of a consultation that was withdrawn since', () =>
    given(consultation)(logged(), triaged(), withdrawn).when(lapsing('2025-09-01')).then(lapsed));
  it('goes by the first outcome when there is no closing time', () =>
    given(consultation)(openEnded, triaged(), outcome({ publishedOn: '2025-09-29' }), outcome())
      .when(lapsing('2025-09-15'))
      .then(lapsedOn('2025-09-15')));
  it('changes nothing when it lapsed on that day', () =>
    given(consultation)(logged(), triaged(), lapsed).when(lapsing('2025-09-01')).thenNothing());

  it('puts the date right when it says why that was wrong', () =>
    given(consultation)(logged(), triaged(), lapsed)
      .when(lapsing('2025-09-02', known, { correction: 'A slip.' }))
      .then({
        type: 'ConsultationLapsed',
        data: { consultationId, lapsedOn: '2025-09-02', reason, correction: 'A slip.' },
      }));
  it('puts nothing right when it did not lapse', () =>
    given(consultation)(logged(), triaged())
      .when(lapsing('2025-09-02', known, { correction: 'A slip.' }))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));

  it('is refused when it lapsed on another day', () =>
    given(consultation)(logged(), triaged(), lapsed)
      .when(lapsing('2025-09-02'))
      .thenRefused('This consultation already lapsed, on 1 September 2025', 'lapsedOn'));
  it.each(['signpost', 'monitor', 'none'] as const)('is refused when the latest triage is %s', (decision) =>
    given(consultation)(logged(), triaged(), triaged({ decision }))
      .when(lapsing('2025-09-01'))
      .thenRefused('Only a consultation that the council chose to lead or to contribute to can lapse'),
  );
  it('is refused when nobody has triaged it', () =>
    given(consultation)(logged()).when(lapsing('2025-09-01')).thenRefused('chose to lead or to contribute'));
  it('is refused when the council sent a response', () => {
    const consultations = new Map([[consultationId, { title: 'Data', withdrawn: false, answered: true }]]);
    given(consultation)(logged(), triaged())
      .when(lapsing('2025-09-01', knowing(known.now, { consultations })))
      .thenRefused('The council sent a response to this consultation: it has not lapsed');
  });
  it('is refused a second before it closes', () =>
    given(consultation)(logged(), triaged())
      .when(lapsing('2025-08-29', knowing('2025-08-29T22:58:59Z')))
      .thenRefused('This consultation has not closed yet: it can still be answered'));
  it('goes by the deadline after all moves', () =>
    given(consultation)(logged(), triaged(), moved('2025-10-10T17:00:00+01:00', '2025-08-20'))
      .when(lapsing('2025-09-01'))
      .thenRefused('This consultation has not closed yet: it can still be answered'));
  it('is refused before the closing date', () =>
    given(consultation)(logged(), triaged())
      .when(lapsing('2025-08-28'))
      .thenRefused('The date of the lapse must be on or after the closing date, 29 August 2025', 'lapsedOn'));
  it('is refused when there is neither a closing time nor an outcome', () =>
    given(consultation)(openEnded, triaged())
      .when(lapsing('2025-09-01'))
      .thenRefused('This consultation has no closing date: it is open until an outcome or a withdrawal'));
  it('is refused when it was withdrawn before it closed', () =>
    given(consultation)(logged({ closesAt: '2025-09-26T17:00:00+01:00' }), triaged(), withdrawn)
      .when(lapsing('2025-09-26'))
      .thenRefused('This consultation was withdrawn on 20 September 2025', 'lapsedOn'));
  it('refuses a date in the future', () =>
    given(consultation)(logged(), triaged())
      .when(lapsing('2025-10-01'))
      .thenRefused('The date of the lapse must be today or in the past', 'lapsedOn'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(lapsing('2025-09-01')).thenRefused('There is no such consultation'));
});
