import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keptAt } from './kept.js';

describe('answers that are kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  const db = new Database(join(folder, 'one.sqlite'));
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  /** Asks a question whose answer is how often it was worked out. */
  const asking = () => {
    let times = 0;
    return (from: Database.Database, position: number | undefined, question: string) =>
      keptAt(from, position, [question], () => ++times);
  };

  it('are worked out once at a position of the log', () => {
    const ask = asking();
    expect([ask(db, 1, 'a'), ask(db, 1, 'a'), ask(db, 1, 'b'), ask(db, 2, 'a'), ask(db, 1, 'a')]).toEqual([
      1, 1, 2, 3, 1,
    ]);
  });

  it('are of one file', () => {
    const ask = asking();
    const other = new Database(join(folder, 'other.sqlite'));
    expect([ask(db, 7, 'a'), ask(other, 7, 'a'), ask(db, 7, 'a')]).toEqual([1, 2, 1]);
    other.close();
  });

  it('are not kept of what has no position or no name', () => {
    const ask = asking();
    const memory = new Database(':memory:');
    expect([ask(db, undefined, 'a'), ask(db, undefined, 'a'), ask(memory, 1, 'a'), ask(memory, 1, 'a')]).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('give way to those asked for since', () => {
    const ask = asking();
    expect(ask(db, 3, 'old')).toBe(1);
    expect(ask(db, 3, 'older')).toBe(2);
    for (let at = 0; at < 299; at++) ask(db, 3, `question ${at}`);
    expect(ask(db, 3, 'question 298')).toBe(301);
    expect(ask(db, 3, 'old')).toBe(302);
  });
});
