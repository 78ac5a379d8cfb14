import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Block } from '#govuk-pages';

/** The folder that holds package.json and docs, from the source as from dist. */
function projectFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  try {
    readFileSync(join(from, 'docs', 'glossary.md'));
    return from;
  } catch (error) {
    if (dirname(from) === from) throw error;
    return projectFolder(dirname(from));
  }
}

/** Reads a page of headings and definitions: `## Heading`, `**Word**`, `: what it means`. */
export function definitionsIn(markdown: string): { heading: string; words: { word: string; meaning: string }[] }[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      heading: section.slice(0, section.indexOf('\n')).trim(),
      words: [...section.matchAll(/^\*\*(.+?)\*\*\n: (.+(?:\n(?!\n|\*\*).+)*)/gm)].map(
        ([, word = '', meaning = '']) => ({
          word,
          meaning: meaning.replaceAll(/\s*\n\s*/g, ' '),
        }),
      ),
    }));
}

/** The glossary of the docs, as the Help page shows it. */
export const glossary: Block[] = definitionsIn(readFileSync(join(projectFolder(), 'docs', 'glossary.md'), 'utf8')).map(
  ({ heading, words }) => ({
    kind: 'facts',
    heading,
    rows: words.map(({ word, meaning }) => ({ label: word, value: meaning })),
  }),
);
