import { given } from '#event-store';
import { ask, ChangeAskHandling, changeAskHandling, type AskEvent } from '#asks';
import type { Handling } from '#vocabulary';
import { askId, known, proposed, withdrawn } from './ask.fixtures.js';

const sensitive: Handling = { marking: 'official-sensitive', embargoUntil: '2026-01-01' };
const changing = (handling: Handling) =>
  changeAskHandling(new ChangeAskHandling({ askId, handling, reason: 'Until the budget' }, known));
const changed = (handling: Handling): AskEvent => ({
  type: 'AskHandlingChanged',
  data: { askId, handling, reason: 'Until the budget' },
});

describe('Changing the handling of an ask', () => {
  it('records the new handling', () => given(ask)(proposed).when(changing(sensitive)).then(changed(sensitive)));
  it('changes nothing when it is handled so already', () =>
    given(ask)(proposed, changed(sensitive)).when(changing(sensitive)).thenNothing());
  it('changes nothing when official is asked for and nothing was said', () =>
    given(ask)(proposed)
      .when(changing({ marking: 'official' }))
      .thenNothing());
  it('is possible when the ask is closed', () =>
    given(ask)(proposed, withdrawn).when(changing(sensitive)).then(changed(sensitive)));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(changed(sensitive)).when(changing(sensitive)).thenRefused('There is no such ask'));
});
