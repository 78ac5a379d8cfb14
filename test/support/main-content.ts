import { parseHTML } from 'linkedom';

type Document = ReturnType<typeof parseHTML>['document'];
type Node = Document['childNodes'][number];

/** The moment is said by the address of a page: its links lead on at that moment. */
function withoutMoment(href: string): string {
  const [path = '', query = ''] = href.split('?');
  const [asked = '', hash] = query.split('#');
  const rest = new URLSearchParams(asked);
  rest.delete('asOf');
  rest.delete('asAt');
  return `${path}${rest.size > 0 ? `?${rest.toString()}` : ''}${hash === undefined ? '' : `#${hash}`}`;
}

/** What the main part of a page says. */
export class MainContent {
  private readonly page: Document;

  constructor(markup: string) {
    this.page = parseHTML(markup).document;
    for (const part of this.page.querySelectorAll(
      '.as-of, .actions, form[method=post], .block--press, .govuk-summary-list__actions, input[type=hidden]',
    ))
      part.remove();
  }

  /** Where its links lead, but for those to another moment of the same page. */
  links(): string[] {
    return [...this.page.querySelectorAll('main a[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.startsWith('/'))
      .map(withoutMoment);
  }

  /** Leaves out links, and the lists and headings that were for them alone. */
  without(hrefs: ReadonlySet<string>): this {
    for (const link of this.page.querySelectorAll('main a[href]')) {
      if (!hrefs.has(withoutMoment(link.getAttribute('href') ?? ''))) continue;
      const item = link.closest('li');
      // in a list of ways to go it is gone; anywhere else the words stay, without what is said to those who hear a link
      if (item) item.remove();
      for (const unseen of link.querySelectorAll('.govuk-visually-hidden')) unseen.remove();
      link.removeAttribute('href');
    }
    for (const list of this.page.querySelectorAll('main ul.links')) if (!list.querySelector('a')) list.remove();
    for (const block of this.page.querySelectorAll('main .block--links')) if (!block.querySelector('a')) block.remove();
    return this;
  }

  /** All its words and where its links lead, in order. */
  lines(): string[] {
    const lines: string[] = [];
    const read = (node: Node): void => {
      if (node.nodeType === 3) {
        const words = (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
        if (words) lines.push(words);
      }
      const href =
        'getAttribute' in node
          ? (node as unknown as { getAttribute(name: string): string | null }).getAttribute('href')
          : null;
      if (href) lines.push(`→ ${withoutMoment(href)}`);
      node.childNodes.forEach(read);
    };
    read(this.page.querySelector('main') as unknown as Node);
    return lines;
  }
}
