import { given } from '#event-store';
import {
  consultation,
  SetConsultationMilestone,
  setConsultationMilestone,
  type ConsultationMilestoneSet,
} from '#consultations';
import { consultationId, known, logged, milestoneSet, moved, openEnded, withdrawn } from './consultation.fixtures.js';

const setting = (changes: Partial<ConsultationMilestoneSet> = {}) =>
  setConsultationMilestone(
    new SetConsultationMilestone(
      { consultationId, milestone: 'draft', on: '2025-08-12', reason: 'The drafter is away', ...changes },
      known,
    ),
  );

describe('Setting a milestone', () => {
  it('records the day with its reason', () => given(consultation)(logged()).when(setting()).then(milestoneSet()));
  it('can be done again with another day', () =>
    given(consultation)(logged(), milestoneSet())
      .when(setting({ on: '2025-08-13' }))
      .then(milestoneSet({ on: '2025-08-13' })));
  it('can be taken back, so that it is counted again', () =>
    given(consultation)(logged(), milestoneSet())
      .when(setting({ on: undefined, reason: 'She is back' }))
      .then(milestoneSet({ on: undefined, reason: 'She is back' })));
  it('changes nothing when it stands on that day already', () =>
    given(consultation)(logged(), milestoneSet()).when(setting()).thenNothing());
  it('changes nothing when it is counted already', () =>
    given(consultation)(logged())
      .when(setting({ on: undefined }))
      .thenNothing());
  it('does not touch the other milestones', () =>
    given(consultation)(logged(), milestoneSet())
      .when(setting({ milestone: 'send' }))
      .then(milestoneSet({ milestone: 'send' })));
  it('may be the day of the close, as moved', () =>
    given(consultation)(logged(), moved('2025-09-12T23:59:00+01:00', '2025-08-01'))
      .when(setting({ on: '2025-09-12' }))
      .then(milestoneSet({ on: '2025-09-12' })));
  it('has a day to decide by also where no closing date is known', () =>
    given(consultation)(openEnded)
      .when(setting({ milestone: 'decide' }))
      .then(milestoneSet({ milestone: 'decide' })));

  it('is refused after the close', () =>
    given(consultation)(logged())
      .when(setting({ on: '2025-08-30' }))
      .thenRefused('The day must be on or before the closing date, 29 August 2025', 'on'));
  it('is refused where there is no close to count from', () =>
    given(consultation)(openEnded)
      .when(setting())
      .thenRefused('This consultation has no closing date: only the decision has a day', 'milestone'));
  it('is refused for a consultation that was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(setting())
      .thenRefused('This consultation was withdrawn on 20 September 2025: there is nothing left to plan'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(setting()).thenRefused('There is no such consultation'));
});
