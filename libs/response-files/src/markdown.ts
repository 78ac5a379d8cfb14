import MarkdownIt from 'markdown-it';

/** A run of text in one style. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** A paragraph of an answer. */
export interface Piece {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote';
  /** of an item: how deep its list lies in others, from 0 */
  readonly depth: number;
  /** of an item: its number or its bullet */
  readonly mark: string;
  readonly runs: readonly Run[];
}

// Markup in an answer is text: nobody means any by it, and no form takes it.
const markdown = new MarkdownIt({ html: false, linkify: false });

interface List {
  next: number | null;
}

/** An answer in Markdown as paragraphs of plain runs: what a document, or a box of a form, can hold. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const lists: List[] = [];
  let mark = '';
  let quotes = 0;
  let heading = false;
  for (const token of markdown.parse(text, {})) {
    switch (token.type) {
      case 'bullet_list_open':
        lists.push({ next: null });
        break;
      case 'ordered_list_open':
        lists.push({ next: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        mark = nextMark(lists.at(-1));
        break;
      case 'blockquote_open':
        quotes++;
        break;
      case 'blockquote_close':
        quotes--;
        break;
      case 'heading_open':
      case 'heading_close':
        heading = token.type === 'heading_open';
        break;
      case 'inline': {
        const kind = heading ? 'heading' : lists.length > 0 ? 'item' : quotes > 0 ? 'quote' : 'paragraph';
        pieces.push({ kind, depth: Math.max(0, lists.length - 1), mark, runs: runsOf(token.children ?? []) });
        mark = '';
        break;
      }
      case 'fence':
      case 'code_block':
        for (const line of token.content.replace(/\n$/, '').split('\n'))
          pieces.push({ kind: 'paragraph', depth: 0, mark: '', runs: [{ text: line }] });
        break;
    }
  }
  return pieces;
}

function nextMark(list: List | undefined): string {
  if (!list || list.next === null) return '•';
  return `${list.next++}.`;
}

type Token = ReturnType<typeof markdown.parse>[number];

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let bold = 0;
  let italic = 0;
  let href = '';
  const add = (text: string) => {
    if (text !== '') runs.push({ text, ...(bold > 0 && { bold: true }), ...(italic > 0 && { italic: true }) });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'strong_open':
        bold++;
        break;
      case 'strong_close':
        bold--;
        break;
      case 'em_open':
        italic++;
        break;
      case 'em_close':
        italic--;
        break;
      case 'link_open':
        href = String(token.attrGet('href') ?? '');
        break;
      case 'link_close':
        // a document that is pasted from loses its links: the address stands beside the words
        if (href !== runs.at(-1)?.text) add(` (${href})`);
        break;
      case 'softbreak':
      case 'hardbreak':
        add('\n');
        break;
      default:
        add(token.content);
    }
  }
  return runs;
}

/** An answer as the plain text that a box of a form takes. */
export function plainAnswer(text: string): string {
  const pieces = piecesOf(text).map(({ kind, depth, mark, runs }) => {
    const words = runs.map((run) => run.text).join('');
    if (kind !== 'item') return { kind, line: words };
    return { kind, line: `${'  '.repeat(depth)}${mark === '' ? '  ' : `${mark} `}${words}` };
  });
  return pieces
    .map(({ kind, line }, n) =>
      n === 0 ? line : `${kind === 'item' && pieces[n - 1]!.kind === 'item' ? '\n' : '\n\n'}${line}`,
    )
    .join('');
}
