import { indicators } from '#influence';
import { exampleCases, exampleEvents, caseInWords, settled } from './worked-example.js';
import { Tables } from './tables.js';

describe('The indicators', () => {
  const tables = new Tables();
  for (const example of exampleCases())
    it(`are those of the worked example: ${caseInWords(example)}`, async () => {
      const { asOf, asAt, filters, indicators: expected } = example;
      const seen = exampleEvents().filter(({ metadata }) => Date.parse(metadata.recordedAt) <= Date.parse(asOf));
      const counted = await tables.after(seen, (db) => indicators(db, { asOf, asAt, ...filters }));
      expect(settled(counted, expected)).toEqual(expected);
    });
});
