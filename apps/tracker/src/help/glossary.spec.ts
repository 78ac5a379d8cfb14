import { definitionsIn, glossary } from './glossary.js';

it('reads definitions under their headings', () =>
  expect(
    definitionsIn('# Glossary\n\nWords.\n\n## What\n\n**Ask**\n: One thing\nin one sentence.\n\n**Band**\n: Early.\n'),
  ).toEqual([
    {
      heading: 'What',
      words: [
        { word: 'Ask', meaning: 'One thing in one sentence.' },
        { word: 'Band', meaning: 'Early.' },
      ],
    },
  ]));

it('shows the glossary of the docs, none of its words without a meaning', () => {
  const rows = glossary.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ label }) => label)).toContain('Engagement');
  for (const { value } of rows) expect(value).toMatch(/\.$/);
});
