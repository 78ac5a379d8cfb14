import { headlineOf } from './headline.js';

it.each([
  [{ decided: 0, decidedEarly: 0, successesEarly: 0 }, 'No ask of the council has reached a decision yet.'],
  [{ decided: 4, decidedEarly: 0, successesEarly: 0 }, 'Of 4 asks that reached a decision, 0 were first raised early.'],
  [
    { decided: 1200, decidedEarly: 1, successesEarly: 1 },
    'Of 1,200 asks that reached a decision, 1 was first raised early; of those, government adopted 1 in full, in part or in principle.',
  ],
])('says %j in a sentence', (figures, sentence) => expect(headlineOf(figures)).toBe(sentence));
