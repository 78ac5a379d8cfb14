import { given } from '#event-store';
import {
  consultation,
  MoveConsultationDeadline,
  moveConsultationDeadline,
  type ConsultationDeadlineMoved,
  type ConsultationEvent,
} from '#consultations';
import { consultationId, details, known, logged, moved, openEnded, withdrawn } from './consultation.fixtures.js';

const moving = (closesAt: string, publishedOn: string, more: Partial<ConsultationDeadlineMoved> = {}) =>
  moveConsultationDeadline(new MoveConsultationDeadline({ consultationId, closesAt, publishedOn, ...more }, known));

const first = details.closesAt!;
const september = '2025-09-12T23:59:00+01:00';
const october = '2025-10-10T17:00:00+01:00';

describe('Moving the deadline of a consultation', () => {
  it('records the new closing time, when that was published, and why', () => {
    const more = { reason: 'Requests for more time', reference: { title: 'Update', url: 'https://www.gov.uk/x' } };
    const event: ConsultationEvent = {
      type: 'ConsultationDeadlineMoved',
      data: { consultationId, closesAt: september, publishedOn: '2025-07-18', ...more },
    };
    given(consultation)(logged())
      .when(moving(september, '2025-07-18', more))
      .then(event);
  });
  it('may make it earlier', () =>
    given(consultation)(logged())
      .when(moving('2025-07-31T17:00:00+01:00', '2025-07-18'))
      .then(moved('2025-07-31T17:00:00+01:00', '2025-07-18')));
  it('may be published after it had closed', () =>
    given(consultation)(logged()).when(moving(october, '2025-09-30')).then(moved(october, '2025-09-30')));
  it('gives one that had no closing time its first', () =>
    given(consultation)(openEnded).when(moving(october, '2025-07-18')).then(moved(october, '2025-07-18')));
  it('may go back to the closing time before the last move', () =>
    given(consultation)(logged(), moved(september, '2025-07-18'))
      .when(moving(first, '2025-07-21'))
      .then(moved(first, '2025-07-21')));
  it('is compared with what was published by its own date when it is recorded late', () =>
    given(consultation)(logged(), moved(october, '2025-08-20'))
      .when(moving(october, '2025-07-18'))
      .then(moved(october, '2025-07-18')));

  it('changes nothing when it closes at that instant, however it is written', () =>
    given(consultation)(logged()).when(moving('2025-08-29T22:59:00Z', '2025-07-18')).thenNothing());
  it('changes nothing when the move is recorded already', () =>
    given(consultation)(logged(), moved(september, '2025-07-18'), moved(october, '2025-08-20'))
      .when(moving(september, '2025-07-18'))
      .thenNothing());
  it('counts the later recorded of two moves of one day', () =>
    given(consultation)(logged(), moved(september, '2025-07-18'), moved(october, '2025-07-18'))
      .when(moving(october, '2025-07-19'))
      .thenNothing());
  it('is compared with the closing time as corrected', () =>
    given(consultation)(logged(), {
      type: 'ConsultationDetailsCorrected',
      data: { consultationId, closesAt: september, reason: 'Misread' },
    })
      .when(moving(september, '2025-07-18'))
      .thenNothing());

  it('refuses a closing date before the opening date', () =>
    given(consultation)(logged())
      .when(moving('2025-06-08T12:00:00+01:00', '2025-07-18'))
      .thenRefused('The closing date must be on or after the opening date', 'closesAt'));
  it('refuses an announcement in the future', () =>
    given(consultation)(logged())
      .when(moving(october, '2025-10-01'))
      .thenRefused('The date of the announcement must be today or in the past', 'publishedOn'));
  it('is refused from the day the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(moving(october, '2025-09-20'))
      .thenRefused(
        'This consultation was withdrawn on 20 September 2025: the date must be before that',
        'publishedOn',
      ));
  it('can be recorded late of one that was withdrawn since', () =>
    given(consultation)(logged(), withdrawn).when(moving(october, '2025-09-19')).then(moved(october, '2025-09-19')));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(moving(october, '2025-07-18')).thenRefused('There is no such consultation'));
});
