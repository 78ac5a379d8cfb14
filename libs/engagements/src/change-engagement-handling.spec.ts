import { given } from '#event-store';
import { ChangeEngagementHandling, changeEngagementHandling, engagement, type EngagementEvent } from '#engagements';
import type { Handling } from '#vocabulary';
import { engagementId, known, logged, struckOut } from './engagement.fixtures.js';

const sensitive: Handling = { marking: 'official-sensitive', instruction: 'Not beyond the council' };
const changing = (handling: Handling) =>
  changeEngagementHandling(new ChangeEngagementHandling({ engagementId, handling, reason: 'It is out' }, known));
const changed = (handling: Handling): EngagementEvent => ({
  type: 'EngagementHandlingChanged',
  data: { engagementId, handling, reason: 'It is out' },
});

describe('Changing the handling of an engagement', () => {
  it('records the new handling', () => given(engagement)(logged()).when(changing(sensitive)).then(changed(sensitive)));
  it('changes nothing when it is handled so since it was logged', () =>
    given(engagement)(logged({ handling: sensitive }))
      .when(changing(sensitive))
      .thenNothing());
  it('changes nothing when it was changed to this before', () =>
    given(engagement)(logged(), changed(sensitive)).when(changing(sensitive)).thenNothing());
  it('changes nothing when official is asked for and nothing was said', () =>
    given(engagement)(logged())
      .when(changing({ marking: 'official' }))
      .thenNothing());
  it('is possible after striking out: the history still shows it', () =>
    given(engagement)(logged(), struckOut).when(changing(sensitive)).then(changed(sensitive)));
  it('is refused for an engagement that was never logged', () =>
    given(engagement)().when(changing(sensitive)).thenRefused('There is no such engagement'));
});
