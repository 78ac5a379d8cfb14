import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import { sealed } from '#report-files';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A list is set in by so many twentieths of a point a level. */
export const INDENT = 360;

const marked = (marking: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: marking, bold: true })] });

/** A heading that stays with what follows it. */
export const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level, keepNext: true });

/** A Word document of the council under its marking, the same to the byte whenever it is made of the same parts. */
export async function wordDocument({
  title,
  marking,
  asOf,
  children,
}: {
  readonly title: string;
  /** at the head and the foot */
  readonly marking: string;
  /** the instant that it is of */
  readonly asOf: string;
  readonly children: readonly FileChild[];
}): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Local Government CIO Council',
    lastModifiedBy: 'Local Government CIO Council',
    description: marking,
    styles: {
      default: { document: { run: { font: 'Arial', size: 22 }, paragraph: { spacing: { after: 160 } } } },
      paragraphStyles: [
        { id: 'Question', name: 'Question', basedOn: 'Normal', run: { italics: true, color: '505A5F' } },
        { id: 'Answer', name: 'Answer', basedOn: 'Normal' },
        { id: 'AnswerHeading', name: 'Answer heading', basedOn: 'Normal', run: { bold: true } },
        { id: 'AnswerItem', name: 'Answer item', basedOn: 'Normal', paragraph: { spacing: { after: 60 } } },
        { id: 'AnswerQuote', name: 'Answer quote', basedOn: 'Normal', paragraph: { indent: { left: INDENT } } },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [marked(marking)] }) },
        footers: { default: new Footer({ children: [marked(marking)] }) },
        children: [...children],
      },
    ],
  });
  return sealed(await Packer.toBuffer(document), asOf);
}
