import { given } from '#event-store';
import {
  ChangeConsultationHandling,
  changeConsultationHandling,
  consultation,
  type ConsultationEvent,
} from '#consultations';
import type { Handling } from '#vocabulary';
import { consultationId, known, logged, withdrawn } from './consultation.fixtures.js';

const sensitive: Handling = { marking: 'official-sensitive', instruction: 'Not beyond the council' };
const reason = 'A draft shared in confidence';
const changing = (handling: Handling) =>
  changeConsultationHandling(new ChangeConsultationHandling({ consultationId, handling, reason }, known));
const changed = (handling: Handling): ConsultationEvent => ({
  type: 'ConsultationHandlingChanged',
  data: { consultationId, handling, reason },
});

describe('Changing the handling of a consultation', () => {
  it('records the new handling, and why', () =>
    given(consultation)(logged()).when(changing(sensitive)).then(changed(sensitive)));
  it('can be done after the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn).when(changing(sensitive)).then(changed(sensitive)));
  it('can go back to official', () =>
    given(consultation)(logged(), changed(sensitive))
      .when(changing({ marking: 'official' }))
      .then(changed({ marking: 'official' })));
  it('changes nothing when it has been handled so since it was logged', () =>
    given(consultation)(logged({ handling: sensitive }))
      .when(changing(sensitive))
      .thenNothing());
  it('changes nothing when official is asked for and nothing was said', () =>
    given(consultation)(logged())
      .when(changing({ marking: 'official' }))
      .thenNothing());
  it('is refused for a consultation that was never logged', () =>
    given(consultation)().when(changing(sensitive)).thenRefused('There is no such consultation'));
});
