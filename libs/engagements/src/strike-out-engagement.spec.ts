import { given } from '#event-store';
import { engagement, StrikeOutEngagement, strikeOutEngagement } from '#engagements';
import { engagementId, known, logged, struckOut } from './engagement.fixtures.js';

const strikingOut = strikeOutEngagement(
  new StrikeOutEngagement({ engagementId, reason: 'The letter was another body’s' }, known),
);

describe('Striking out an engagement', () => {
  it('records that it counts nowhere, and why', () => given(engagement)(logged()).when(strikingOut).then(struckOut));
  it('changes nothing when it is struck out already', () =>
    given(engagement)(logged(), struckOut).when(strikingOut).thenNothing());
  it('is refused for an engagement that was never logged', () =>
    given(engagement)().when(strikingOut).thenRefused('There is no such engagement'));
});
