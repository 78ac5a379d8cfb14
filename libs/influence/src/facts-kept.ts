import { Injectable } from '@nestjs/common';
import { ReadModels } from '#read-models';
import type { Facts } from './facts/facts.js';
import { readFacts } from './facts/read-facts.js';

/** The facts of ten years are kept of one position, those of a year of several. */
const ASKS_AT_MOST = 150_000;

/** Reads the facts of a position once, and keeps those of the positions asked for lately. */
@Injectable()
export class FactsKept {
  /** by what they were read from, the one asked for last at the end */
  private readonly kept = new Map<string, Promise<Facts>>();

  constructor(private readonly readModels: ReadModels) {}

  /** The facts that the current view sees. */
  async facts(): Promise<Facts> {
    const { db, position } = this.readModels;
    const key = `${db.name} ${position}`;
    const reading = this.kept.get(key) ?? readFacts(db);
    this.kept.delete(key);
    this.kept.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    } finally {
      await this.tidy();
    }
  }

  /** Lets go of those that nobody has asked for the longest. */
  private async tidy() {
    let asks = 0;
    for (const [key, reading] of [...this.kept].toReversed()) {
      asks += (await reading).asks.size;
      if (asks > ASKS_AT_MOST && key !== [...this.kept.keys()].at(-1)) this.kept.delete(key);
    }
  }
}
