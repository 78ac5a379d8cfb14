import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

/** What an answer may be made of. Headings stand below those of the page. */
const ALLOWED = {
  allowedTags: 'p br strong em s a ul ol li blockquote code pre hr h3 h4 table thead tbody tr th td'.split(' '),
  allowedAttributes: { a: ['href'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  transformTags: { h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' },
};

/** Markdown that somebody typed, as markup that is safe to show: no script, no style, no picture from elsewhere. */
export const markdownHtml = (text: string): string =>
  `<div class="markdown">${sanitizeHtml(markdown.render(text), ALLOWED)}</div>`;
