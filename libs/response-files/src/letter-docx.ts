import { HeadingLevel, Paragraph, TextRun } from 'docx';
import { heading, wordDocument } from './word-document.js';

/** A letter to somebody: nothing in it depends on who makes the file, or when. */
export interface Letter {
  /** what it is about */
  readonly about: string;
  /** at the head and the foot: “OFFICIAL” */
  readonly marking: string;
  /** the instant that it is of */
  readonly asOf: string;
  readonly to: string;
  readonly opening: string;
  readonly items: readonly {
    readonly title: string;
    /** what there is to say of it, each with its label */
    readonly said: readonly (readonly [label: string, text: string])[];
  }[];
  readonly from: string;
}

/** Lines stay lines, each in the plain style but for its label. */
const labelled = ([label, text]: readonly [string, string]) =>
  new Paragraph({
    children: [
      new TextRun({ text: `${label}: `, bold: true }),
      ...text.split('\n').map((line, n) => new TextRun({ text: line, ...(n > 0 && { break: 1 }) })),
    ],
  });

/** A letter as a Word document, the same to the byte whenever it says the same. */
export const letterDocx = ({ about, marking, asOf, to, opening, items, from }: Letter): Promise<Buffer> =>
  wordDocument({
    title: about,
    marking,
    asOf,
    children: [
      new Paragraph({ text: about, heading: HeadingLevel.TITLE }),
      new Paragraph(`To ${to}`),
      new Paragraph(opening),
      ...items.flatMap(({ title, said }) => [heading(title, HeadingLevel.HEADING_2), ...said.map(labelled)]),
      new Paragraph(from),
    ],
  });
