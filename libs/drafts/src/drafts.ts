import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** Where somebody writes: the answer to a question of a response. */
export interface Place {
  readonly responseId: string;
  readonly questionId: string;
}

/** What somebody has typed into an answer and not saved yet. */
export interface AnswerDraft {
  readonly stance: string;
  readonly text: string;
  readonly askId: string;
  /** the version that it was begun on */
  readonly baseVersion: number;
  /** instant */
  readonly savedAt: string;
}

/** A ruling that is not sent yet. */
export interface RulingDraft {
  readonly contributionId: string;
  readonly ruling: string;
  readonly reason: string;
  readonly mergedInto: string | null;
  /** the answer in the words that it is to have, and the version that they were written on */
  readonly text: string | null;
  readonly baseVersion: number | null;
  readonly personId: string;
  /** instant */
  readonly savedAt: string;
}

/** Somebody who has an answer open. */
export interface Present {
  readonly personId: string;
  readonly name: string;
}

/** Who has not been heard of for so long has gone. */
const GONE_AFTER_SECONDS = 45;

/**
 * What is not a fact yet: unsaved words, rulings that were not sent, who has which answer open. It lives beside the log in
 * a file of its own, is never exported, and is gone once it was saved or sent. Losing the file loses nothing that anybody
 * has saved.
 */
export class Drafts {
  private readonly db: Database.Database;

  /** @param file made when it is not there */
  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.db = new Database(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('busy_timeout = 5000');
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS answer_drafts (
        person_id TEXT NOT NULL,
        response_id TEXT NOT NULL,
        question_id TEXT NOT NULL,
        stance TEXT NOT NULL,
        text TEXT NOT NULL,
        ask_id TEXT NOT NULL,
        base_version INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (person_id, response_id, question_id)
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS ruling_drafts (
        response_id TEXT NOT NULL,
        contribution_id TEXT NOT NULL,
        ruling TEXT NOT NULL,
        reason TEXT NOT NULL,
        merged_into TEXT,
        text TEXT,
        base_version INTEGER,
        person_id TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (response_id, contribution_id)
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS presence (
        response_id TEXT NOT NULL,
        question_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        name TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (response_id, question_id, person_id)
      ) WITHOUT ROWID;`);
  }

  /** Keeps what somebody has typed, in the place of what they had typed before. */
  keepAnswer(personId: string, { responseId, questionId }: Place, draft: AnswerDraft): void {
    const { stance, text, askId, baseVersion, savedAt } = draft;
    this.db
      .prepare('INSERT OR REPLACE INTO answer_drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(personId, responseId, questionId, stance, text, askId, baseVersion, savedAt);
  }

  /** What somebody has typed into an answer and not saved; undefined when there is nothing. */
  answer(personId: string, { responseId, questionId }: Place): AnswerDraft | undefined {
    return this.db
      .prepare<[string, string, string], AnswerDraft>(
        `SELECT stance, text, ask_id AS askId, base_version AS baseVersion, saved_at AS savedAt FROM answer_drafts
         WHERE person_id = ? AND response_id = ? AND question_id = ?`,
      )
      .get(personId, responseId, questionId);
  }

  /** What was saved, or given up by whoever typed it, is no draft any more. */
  forgetAnswer(personId: string, { responseId, questionId }: Place): void {
    this.db
      .prepare('DELETE FROM answer_drafts WHERE person_id = ? AND response_id = ? AND question_id = ?')
      .run(personId, responseId, questionId);
  }

  /** Keeps a ruling that is to be sent later, in the place of one that was drafted before. */
  keepRuling(responseId: string, draft: RulingDraft): void {
    const { contributionId, ruling, reason, mergedInto, text, baseVersion, personId, savedAt } = draft;
    this.db
      .prepare('INSERT OR REPLACE INTO ruling_drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(responseId, contributionId, ruling, reason, mergedInto, text, baseVersion, personId, savedAt);
  }

  /** The rulings on contributions to a response that are not sent yet, the first drafted first. */
  rulings(responseId: string): RulingDraft[] {
    return this.db
      .prepare<[string], RulingDraft>(
        `SELECT contribution_id AS contributionId, ruling, reason, merged_into AS mergedInto, text,
           base_version AS baseVersion, person_id AS personId, saved_at AS savedAt
         FROM ruling_drafts WHERE response_id = ? ORDER BY saved_at, contribution_id`,
      )
      .all(responseId);
  }

  /** What was sent, or given up, is no draft any more. */
  forgetRuling(responseId: string, contributionId: string): void {
    this.db
      .prepare('DELETE FROM ruling_drafts WHERE response_id = ? AND contribution_id = ?')
      .run(responseId, contributionId);
  }

  /** Somebody has an answer open at an instant; answers who else has. */
  enter({ responseId, questionId }: Place, { personId, name }: Present, now: string): Present[] {
    this.db
      .prepare('INSERT OR REPLACE INTO presence VALUES (?, ?, ?, ?, ?)')
      .run(responseId, questionId, personId, name, now);
    this.db.prepare('DELETE FROM presence WHERE unixepoch(seen_at) < unixepoch(?) - ?').run(now, GONE_AFTER_SECONDS);
    return this.db
      .prepare<[string, string, string], Present>(
        `SELECT person_id AS personId, name FROM presence
         WHERE response_id = ? AND question_id = ? AND person_id <> ? ORDER BY name, person_id`,
      )
      .all(responseId, questionId, personId);
  }

  /** Somebody has closed an answer. */
  leave({ responseId, questionId }: Place, personId: string): void {
    this.db
      .prepare('DELETE FROM presence WHERE response_id = ? AND question_id = ? AND person_id = ?')
      .run(responseId, questionId, personId);
  }

  close(): void {
    this.db.close();
  }

  /** The service comes to its end. */
  onModuleDestroy(): void {
    this.close();
  }
}
