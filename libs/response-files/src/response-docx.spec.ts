import { jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { responseDocx, type ResponsePaper } from '#response-files';

const paper: ResponsePaper = {
  title: 'One front door & more',
  marking: 'OFFICIAL',
  asOf: '2026-04-03T10:59:30.000Z',
  jointWith: ['Socitm'],
  consensus: 'Agreed by consensus.',
  answers: [
    {
      number: '1',
      question: 'Do you agree?',
      stance: 'Agree',
      text: 'We **agree**.\n\n1. a help desk\n2. [a standard](https://example.org)\n\n- one\n- two',
    },
    { number: '2', question: 'When?\nBy which year?', stance: 'No view', text: '' },
  ],
  signatories: [
    { name: 'Kent County Council', position: 'Yes', capacity: 'Approved by a committee', onBehalfOf: null },
    {
      name: 'Leeds City Council',
      position: 'No objection',
      capacity: 'Subject to approval',
      onBehalfOf: 'City of York Council',
    },
  ],
  statements: [{ name: 'Devon County Council', text: 'We would go further.\n\nMuch further.' }],
};

/** Made as if on another day. */
async function made(now: string): Promise<Buffer> {
  jest.useFakeTimers({
    now: new Date(now),
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'],
  });
  try {
    return await responseDocx(paper);
  } finally {
    jest.useRealTimers();
  }
}

const paragraphsOf = (document: Buffer) =>
  strFromU8(unzipSync(document)['word/document.xml']!)
    .split('</w:p>')
    .map((paragraph) => ({
      style: /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? '',
      words: paragraph
        .replaceAll('<w:tab/>', ' ')
        .split(/<[^>]+>/)
        .join(''),
    }))
    .filter(({ words }) => words !== '');

describe('A response as a Word document', () => {
  it('is the same bytes whenever it is made', async () =>
    expect((await made('2026-04-03T11:00:00Z')).equals(await made('2031-12-24T18:30:07Z'))).toBe(true));

  it('holds the answers in the order of the form, who signs, and who differs, under headings', async () =>
    expect(paragraphsOf(await responseDocx(paper)).map(({ style, words }) => `${style}: ${words}`)).toEqual([
      'Title: One front door &amp; more',
      ': Response of the Local Government CIO Council',
      ': Jointly with Socitm',
      'Heading1: Answers',
      'Heading2: Question 1',
      'Question: Do you agree?',
      ': Agree',
      'Answer: We agree.',
      'AnswerItem: 1. a help desk',
      'AnswerItem: 2. a standard (https://example.org)',
      'AnswerItem: • one',
      'AnswerItem: • two',
      'Heading2: Question 2',
      'Question: When?',
      'Question: By which year?',
      ': No view',
      'Heading1: Who signs this response',
      ': Agreed by consensus.',
      ...['Member', 'Position', 'Capacity', 'On behalf of'].map((label) => `: ${label}`),
      ...['Kent County Council', 'Yes', 'Approved by a committee'].map((words) => `: ${words}`),
      ...['Leeds City Council', 'No objection', 'Subject to approval', 'City of York Council'].map(
        (words) => `: ${words}`,
      ),
      'Heading1: Minority statements',
      'Heading2: Devon County Council',
      ': We would go further.',
      ': Much further.',
    ]));

  it('says neither who signs nor who differs when nobody does', async () => {
    const alone = { ...paper, jointWith: [], consensus: null, signatories: [], statements: [] };
    const words = paragraphsOf(await responseDocx(alone)).map((paragraph) => paragraph.words);
    expect(words).not.toContain('Who signs this response');
    expect(words).not.toContain('Minority statements');
    expect(words.at(-1)).toBe('No view');
  });
});
