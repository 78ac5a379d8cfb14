import { markdownHtml } from '#govuk-pages';

const shown = (text: string) => markdownHtml(text).replace(/^<div class="markdown">|<\/div>$/g, '');

describe('Markdown on a page', () => {
  it('is paragraphs, emphasis, lists and links', () => {
    expect(shown('We **agree**.\n\nOne\ntwo')).toBe('<p>We <strong>agree</strong>.</p>\n<p>One<br />\ntwo</p>\n');
    expect(shown('- a\n- b')).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n');
    expect(shown('[here](https://a.example/)')).toBe('<p><a href="https://a.example/">here</a></p>\n');
  });
  it('has headings below those of the page', () =>
    expect(shown('# Why\n\n##### How')).toBe('<h3>Why</h3>\n<h4>How</h4>\n'));
  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>\n'],
    ['![x](https://a.example/spy.png)', '<p></p>\n'],
    ['<b onclick="x()">b</b>', '<p>&lt;b onclick="x()"&gt;b&lt;/b&gt;</p>\n'],
  ])('does nothing else: %s', (text, html) => expect(shown(text)).toBe(html));
});
