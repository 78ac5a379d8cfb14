import type { CountedConsultation } from './consultations-as-at.js';
import type { Contributed, Engaging, Round } from './facts/facts.js';
import type { Pair } from './pairs.js';
import type { ReachedPolicy } from './policies-reached.js';

/** What a figure counts. */
export type Row = Pair | CountedConsultation | ReachedPolicy | Engaging | Contributed | Round;

/** The kinds of facts that rules look at: each can be told of a row. */
export const TOPICS = [
  'raise',
  'stage',
  'opening',
  'answer',
  'decision',
  'delivery',
  'claim',
  'logging',
  'triage',
  'closing',
  'response',
  'lapse',
  'withdrawal',
  'outcome',
  'registration',
  'reaching',
  'engaging',
  'part',
] as const;
export type Topic = (typeof TOPICS)[number];

/** By what a row is counted: in sentences, and which of its facts they look at. */
export interface Rule {
  readonly words: string;
  readonly looksAt: readonly Topic[];
}

/** A number, with the rows it was made from and the rule that they met. */
export class Figure<Value extends number | null = number | null> {
  constructor(
    readonly value: Value,
    readonly rule: Rule,
    readonly rows: readonly Row[],
    /** of each row, in the same order, when the number is made of days */
    readonly days?: readonly number[],
  ) {}
}

/** Figures by name, as deep as need be; texts say which of a list one is, or why a figure is hidden. */
export type Figures = { readonly [name: string]: Figure | string | undefined | Figures | readonly Figures[] };

/** The same with each figure as its number. */
export type Numbers<T> =
  T extends Figure<infer Value>
    ? Value
    : T extends readonly (infer Item)[]
      ? readonly Numbers<Item>[]
      : T extends object
        ? { readonly [Name in keyof T]: Numbers<T[Name]> }
        : T;

export const rule = (words: string, ...looksAt: readonly Topic[]): Rule => ({ words, looksAt });

/** A rule that says more, and looks at more. */
export const narrower = (wider: Rule, words: string, ...looksAt: readonly Topic[]): Rule => ({
  words: `${wider.words} ${words}`,
  looksAt: [...new Set([...wider.looksAt, ...looksAt])],
});

/** How many rows there are. */
export const counting = (by: Rule, rows: readonly Row[], days?: readonly number[]): Figure<number> =>
  new Figure(rows.length, by, rows, days);

/** A number made of the rows of another, or of their days: `what` is a sentence. */
export const made = <Value extends number | null>(value: Value, what: string, of: Figure): Figure<Value> =>
  new Figure(value, { ...of.rule, words: `${what} ${of.rule.words}` }, of.rows, of.days);

/** The numbers alone, as the API shows them. */
export function numbersOf<T extends object>(figures: T): Numbers<T> {
  const plain = (value: unknown): unknown => {
    if (value instanceof Figure) return value.value;
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
  };
  return plain(figures) as Numbers<T>;
}

/** What one of a list is told from the others by. */
const NAMES = ['quarter', 'organisationId', 'consultationId'] as const;

/**
 * A figure by its path: `headline.raised`, `adoptionByBand.early.any.rate`, and of a list by what names it, as in
 * `series.byDecision.2026 Q1.n` or `participation.<organisation id>.rounds`. Undefined when there is none.
 */
export function figureAt(figures: object, path: string): Figure | undefined {
  let found: unknown = figures;
  for (const step of path.split('.'))
    if (Array.isArray(found))
      found = found.find((one: Record<string, unknown>) => NAMES.some((name) => one[name] === step));
    else if (typeof found === 'object' && found !== null && !(found instanceof Figure) && Object.hasOwn(found, step))
      found = (found as Readonly<Record<string, unknown>>)[step];
    else return undefined;
  return found instanceof Figure ? found : undefined;
}
