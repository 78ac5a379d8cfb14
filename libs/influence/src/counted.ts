import { Injectable } from '@nestjs/common';
import { narrowedTo, ReadModels } from '#read-models';
import { Kept } from '#vocabulary';
import type { Facts } from './facts/facts.js';
import { readFacts } from './facts/read-facts.js';
import { numbersOf } from './figure.js';
import { figuresOf, type IndicatorFigures, type IndicatorNumbers } from './indicators.js';
import type { Selection } from './selection.js';

/** Of ten years the facts of one moment are kept, of a year those of several. */
const ASKS_AT_MOST = 150_000;
const PAIRS_AT_MOST = 150_000;
const NUMBERS_AT_MOST = 500;

interface Entry<Value> {
  readonly value: Value;
  /** what was counted would be the same at any instant from here */
  readonly from: number;
  /** to before here: milliseconds since 1970 */
  readonly until: number;
}

/** Reads facts once for what a view sees, counts once what is asked of them, and keeps both for whoever asks next. */
@Injectable()
export class Counted {
  private readonly facts = new Kept<Facts>(ASKS_AT_MOST);
  /** by database and what is left out of it: the sight that facts were read of last */
  private readonly sights = new Map<string, string>();
  private readonly reading = new Map<string, Promise<Facts>>();
  private readonly figures = new Kept<Entry<IndicatorFigures>>(PAIRS_AT_MOST);
  private readonly numbers = new Kept<Entry<IndicatorNumbers>>(NUMBERS_AT_MOST);

  constructor(private readonly readModels: ReadModels) {}

  /** What the current view sees. */
  async factsSeen(): Promise<Facts> {
    const { sight } = this.readModels;
    const kept = this.facts.get(sight);
    if (kept) return kept;
    const begun = this.reading.get(sight)?.catch(() => undefined);
    return (await begun) ?? this.read(sight);
  }

  /** The figures of a selection, with their rows. */
  async figuresOf(selection: Selection): Promise<IndicatorFigures> {
    const name = `${this.readModels.sight} ${selection.name}`;
    const kept = this.figures.get(name);
    if (kept && holds(kept, selection)) return kept.value;
    const facts = await this.factsSeen();
    const figures = figuresOf(facts, selection);
    const within = unchanging(facts, selection);
    this.figures.set(name, { value: figures, ...within }, figures.headline.raised.value);
    this.numbers.set(name, { value: numbersOf(figures), ...within });
    return figures;
  }

  /** The numbers alone: of many more selections. */
  async numbersOf(selection: Selection): Promise<IndicatorNumbers> {
    const kept = this.numbers.get(`${this.readModels.sight} ${selection.name}`);
    return kept && holds(kept, selection) ? kept.value : numbersOf(await this.figuresOf(selection));
  }

  /** Fails when the view ends meanwhile: others who wait for it then read for themselves. */
  private async read(sight: string): Promise<Facts> {
    this.letGoBefore(sight);
    const reading = readFacts(this.readModels.db).then((facts) => {
      if (this.readModels.sight !== sight) throw new Error('The view has changed while its facts were read');
      return facts;
    });
    this.reading.set(sight, reading);
    try {
      const facts = await reading;
      this.facts.set(sight, facts, facts.asks.size);
      return facts;
    } finally {
      this.reading.delete(sight);
    }
  }

  /** Of ten years facts and figures take hundreds of megabytes, and nobody asks again for those of a moment that has passed. */
  private letGoBefore(sight: string) {
    const { db } = this.readModels;
    const looking = JSON.stringify([db.name, narrowedTo(db)]);
    const before = this.sights.get(looking);
    this.sights.set(looking, sight);
    if (before === undefined || before === sight) return;
    const isOfBefore = (name: string) => name === before || name.startsWith(`${before} `);
    this.facts.dropThose(isOfBefore);
    this.figures.dropThose(isOfBefore);
  }
}

const holds = ({ from, until }: Entry<unknown>, { asOf }: Selection) => {
  const instant = Date.parse(asOf);
  return from < instant && instant < until;
};

/** Between which instants no closing passes: there, figures do not depend on which instant it is. */
function unchanging({ consultations }: Facts, { asOf }: Selection) {
  const instant = Date.parse(asOf);
  let [from, until] = [-Infinity, Infinity];
  for (const { closesAt, moves } of consultations.values())
    for (const closing of [closesAt, ...moves.map((move) => move.closesAt)]) {
      if (closing === null) continue;
      const at = Date.parse(closing);
      if (at <= instant) from = Math.max(from, at);
      else until = Math.min(until, at);
    }
  return { from, until };
}

/** The same work on the same figures is done once for as long as these are kept: they know what was selected. */
export function onceOf<Value>(work: (figures: IndicatorFigures) => Value): (figures: IndicatorFigures) => Value {
  const done = new WeakMap<IndicatorFigures, { readonly value: Value }>();
  return (figures) => {
    const before = done.get(figures) ?? { value: work(figures) };
    done.set(figures, before);
    return before.value;
  };
}
