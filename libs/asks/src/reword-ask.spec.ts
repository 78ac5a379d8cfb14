import { given } from '#event-store';
import { ask, RewordAsk, rewordAsk, type AskEvent } from '#asks';
import { askId, details, known, merged, proposed, withdrawn } from './ask.fixtures.js';

const data = { askId, statement: 'Judge a shared front office by its use.', reason: 'Plainer' };
const rewording = rewordAsk(new RewordAsk(data, known));
const reworded: AskEvent = { type: 'AskReworded', data };

describe('Rewording an ask', () => {
  it('records the new words and why', () => given(ask)(proposed).when(rewording).then(reworded));
  it('changes nothing when it reads so already', () => given(ask)(proposed, reworded).when(rewording).thenNothing());
  it('can bring the first words back', () =>
    given(ask)(proposed, reworded)
      .when(rewordAsk(new RewordAsk({ ...data, statement: details.statement }, known)))
      .then({ type: 'AskReworded', data: { ...data, statement: details.statement } }));
  it('is refused for an ask that was merged', () =>
    given(ask)(proposed, merged).when(rewording).thenRefused('This ask was merged into another'));
  it('is refused for an ask that was withdrawn', () =>
    given(ask)(proposed, withdrawn).when(rewording).thenRefused('This ask was withdrawn'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(reworded).when(rewording).thenRefused('There is no such ask'));
});
