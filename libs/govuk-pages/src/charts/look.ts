/** The colours and sizes that all charts share. Shades are told apart by how dark they are: a copy in black and white says the same. */
export const INK = '#0b0c0c';
export const PAPER = '#ffffff';
export const LINE = '#b1b4b6';
export const SHADES = { none: PAPER, light: '#c5d8ea', mid: '#6f9fc8', dark: '#12436d' } as const;
export type Shade = keyof typeof SHADES;

export const WIDTH = 860;
/** About what a letter of the charts' font takes. */
export const LETTER = 7.4;
/** The same where the machine has no such font, and takes a wider one. */
export const WIDE_LETTER = 8.3;

/** One of the things that a chart tells apart, for its key. */
export interface KeyEntry {
  readonly label: string;
  readonly mark: 'box' | 'dot' | 'line';
  readonly fill: string;
  readonly dashed?: boolean;
}

/** “58%” */
export const perCent = (share: number): string => `${Math.round(share * 100)}%`;

/** A label in so many letters at most. */
export const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** Whole numbers from 0 to one that is not below the greatest, six or so: counts have no halves. */
export function wholeTicks(greatest: number): number[] {
  const most = Math.max(1, greatest);
  const rough = most / 6;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough)!;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, tick) => tick * step);
}

/** The room that labels at the left take, of at most so many letters. */
export const leftOf = (labels: readonly string[], most: number): number =>
  30 + Math.min(most, Math.max(0, ...labels.map((label) => label.length))) * LETTER;

/** “1,200” */
export const grouped = (number: number): string => number.toLocaleString('en-GB');
