import { HeadingLevel, Paragraph, Tab, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { piecesOf, type Piece } from './markdown.js';
import type { ResponsePaper } from './paper.js';
import { heading, INDENT, wordDocument } from './word-document.js';

const cell = (text: string, bold = false) =>
  new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });

const STYLES: Readonly<Record<Piece['kind'], string>> = {
  paragraph: 'Answer',
  heading: 'AnswerHeading',
  item: 'AnswerItem',
  quote: 'AnswerQuote',
};

/** Lines within a paragraph stay lines. */
const runsOf = ({ runs }: Piece): TextRun[] =>
  runs.flatMap(({ text, bold, italic }) =>
    text.split('\n').map(
      (line, n) =>
        new TextRun({
          text: line,
          ...(bold && { bold }),
          ...(italic && { italics: true }),
          ...(n > 0 && { break: 1 }),
        }),
    ),
  );

const paragraphOf = (piece: Piece): Paragraph =>
  new Paragraph({
    style: STYLES[piece.kind],
    ...(piece.kind === 'item' && { indent: { left: INDENT * (piece.depth + 1), hanging: INDENT } }),
    children: [...(piece.mark === '' ? [] : [new TextRun({ children: [piece.mark, new Tab()] })]), ...runsOf(piece)],
  });

const answerOf = ({ number, question, stance, text }: ResponsePaper['answers'][number]): Paragraph[] => [
  heading(`Question ${number}`, HeadingLevel.HEADING_2),
  ...question.split(/\n+/).map((line) => new Paragraph({ text: line, style: 'Question', keepNext: true })),
  new Paragraph({ children: [new TextRun({ text: stance, bold: true })] }),
  ...piecesOf(text).map(paragraphOf),
];

const signedBy = ({ signatories, consensus }: ResponsePaper): (Paragraph | Table)[] =>
  signatories.length === 0
    ? []
    : [
        heading('Who signs this response', HeadingLevel.HEADING_1),
        ...(consensus === null ? [] : [new Paragraph(consensus)]),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [
            new TableRow({
              tableHeader: true,
              children: ['Member', 'Position', 'Capacity', 'On behalf of'].map((label) => cell(label, true)),
            }),
            ...signatories.map(
              ({ name, position, capacity, onBehalfOf }) =>
                new TableRow({ children: [name, position, capacity, onBehalfOf ?? ''].map((text) => cell(text)) }),
            ),
          ],
        }),
        new Paragraph(''),
      ];

const statementsOf = ({ statements }: ResponsePaper): Paragraph[] =>
  statements.length === 0
    ? []
    : [
        heading('Minority statements', HeadingLevel.HEADING_1),
        ...statements.flatMap(({ name, text }) => [
          heading(name, HeadingLevel.HEADING_2),
          ...text.split(/\n{2,}/).map((paragraph) => new Paragraph(paragraph)),
        ]),
      ];

/** A response as one Word document, the same to the byte whenever it is made of the same paper. */
export const responseDocx = (paper: ResponsePaper): Promise<Buffer> => {
  const { title, marking, asOf, jointWith, answers } = paper;
  return wordDocument({
    title: `Response to ${title}`,
    marking,
    asOf,
    children: [
      new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
      new Paragraph('Response of the Local Government CIO Council'),
      ...(jointWith.length > 0 ? [new Paragraph(`Jointly with ${jointWith.join(', ')}`)] : []),
      heading('Answers', HeadingLevel.HEADING_1),
      ...answers.flatMap(answerOf),
      ...signedBy(paper),
      ...statementsOf(paper),
    ],
  });
};
