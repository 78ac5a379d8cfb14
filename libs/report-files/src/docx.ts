import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { DataTable } from '#findings';
import { plainText } from '#govuk-pages';
import type { Paper, ReportFile, Section } from './paper.js';
import { sealed } from './seal.js';

const marked = (marking: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: marking, bold: true })] });

const cell = (words: string, { bold = false, right = false } = {}) =>
  new TableCell({
    children: [
      new Paragraph({
        alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text: words, bold })],
      }),
    ],
  });

const wide = { size: 100, type: WidthType.PERCENTAGE };

function tableOf({ caption, columns, rows, empty }: DataTable): (Paragraph | Table)[] {
  if (rows.length === 0) return [new Paragraph(empty)];
  const right = (column: number) => columns[column]?.numeric ?? false;
  return [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: caption, bold: true })] }),
    new Table({
      width: wide,
      rows: [
        new TableRow({
          tableHeader: true,
          children: columns.map(({ label }, n) => cell(label, { bold: true, right: right(n) })),
        }),
        ...rows.map(
          (row) => new TableRow({ children: row.map(({ shown }, n) => cell(plainText(shown), { right: right(n) })) }),
        ),
      ],
    }),
    new Paragraph(''),
  ];
}

const sectionOf = ({ heading, text, table }: Section): (Paragraph | Table)[] => [
  new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
  ...(text ?? '')
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((paragraph) => new Paragraph(paragraph)),
  ...(table ? tableOf(table) : []),
];

/** A report as a Word document: its words and tables. The pictures of it are in the web page. */
export async function docxOf({ title, marking, asOf, facts, lead, sections }: Paper): Promise<ReportFile> {
  const document = new Document({
    title,
    creator: 'Influence tracker',
    lastModifiedBy: 'Influence tracker',
    description: marking,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [
      {
        headers: { default: new Header({ children: [marked(marking)] }) },
        footers: { default: new Footer({ children: [marked(marking)] }) },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph(lead),
          new Table({
            width: wide,
            rows: facts.map(
              ({ label, value }) => new TableRow({ children: [cell(label, { bold: true }), cell(value)] }),
            ),
          }),
          ...sections.flatMap(sectionOf),
        ],
      },
    ],
  });
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: sealed(await Packer.toBuffer(document), asOf),
  };
}
