import { readFileSync } from 'node:fs';
import { accessMarkdown } from './markdown.js';

it('is what the docs say: write them anew with “npm run docs”', () =>
  expect(readFileSync(new URL('../../../docs/who-may-do-what.md', import.meta.url), 'utf8')).toBe(accessMarkdown()));
