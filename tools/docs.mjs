// Writes the pages of the docs that are made from the code itself.
import { writeFileSync } from 'node:fs';
import { accessMarkdown } from '../dist/libs/access/src/index.js';

writeFileSync(new URL('../docs/who-may-do-what.md', import.meta.url), accessMarkdown());
