import { accessInWords, type AccessLine } from './in-words.js';

const rows = (lines: readonly AccessLine[]) => lines.map(({ what, who }) => `- ${what}: ${who}`).join('\n');

/** The table as a page of the docs. */
export function accessMarkdown(): string {
  const { wishes, pages } = accessInWords();
  return `# Who may do what

Made from \`libs/access\`, which the service itself goes by: \`npm run docs\` writes this page, and a test compares it. What is
named nowhere here is refused.

## What can be recorded

${rows(wishes)}

## What can be opened

By address, the same below \`/api\`. Forms are for those who may record what they ask.

${rows(pages)}
`;
}
