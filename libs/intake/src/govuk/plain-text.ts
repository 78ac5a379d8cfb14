import sanitizeHtml from 'sanitize-html';

const BLOCKS = [
  'p',
  'div',
  'section',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'dl',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
];
const LINES = ['br', 'li', 'tr', 'dt', 'dd'];
const CELLS = ['td', 'th'];

/** What sanitize-html leaves escaped, in text that holds no tags any more. */
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Whether a text is HTML rather than plain text with a “<” in it. */
const hasTags = (text: string) => text.includes('>') && /<[a-z/!?]/i.test(text);

function fromHtml(html: string): string {
  const clean = sanitizeHtml(html, {
    allowedTags: [...BLOCKS, ...LINES, ...CELLS],
    allowedAttributes: {},
    textFilter: (text) => text.replace(/\s+/g, ' '),
  });
  const lines = clean
    .replace(/<li>/g, '\n- ')
    .replace(/<(?:br|tr|dt|dd)(?: \/)?>/g, '\n')
    .replace(new RegExp(`</?(?:${BLOCKS.join('|')})>`, 'g'), '\n\n')
    .replace(/<[^>]*>/g, ' ');
  return unescaped(lines);
}

const fromPlain = (text: string) =>
  unescaped(sanitizeHtml(text.replaceAll('<', '&lt;'), { allowedTags: [], allowedAttributes: {} }));

const most = (text: string, length: number) => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
};

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** Nobody reads further, and a page cannot be kept busy with more. */
const READ_AT_MOST = 200_000;

/**
 * What a text from outside says, as plain text of at most so many characters: HTML loses its tags, scripts and styles,
 * keeps its paragraphs and lists; entities become characters. Empty when it says nothing.
 */
export function plainText(outside: string, length = 20_000): string {
  const read = outside.slice(0, READ_AT_MOST);
  const text = hasTags(read) ? fromHtml(read) : fromPlain(read);
  const lines = text
    .replace(CONTROL, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim());
  const kept = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  return most(kept.join('\n').trim(), length);
}

/** The same on one line. */
export const plainLine = (outside: string, length = 500): string =>
  most(plainText(outside, READ_AT_MOST).replace(/\s+/g, ' '), length);
