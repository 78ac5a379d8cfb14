import { bruteForce } from './brute-force.js';
import { caseInWords, exampleCases, exampleEvents, settled } from './worked-example.js';

describe('The count by brute force', () => {
  for (const example of exampleCases())
    it(`gives the figures of the worked example: ${caseInWords(example)}`, () => {
      const { asOf, asAt, filters, indicators } = example;
      const counted = bruteForce(exampleEvents(), asOf, asAt, filters);
      expect(settled(counted, indicators)).toEqual(indicators);
    });
});
