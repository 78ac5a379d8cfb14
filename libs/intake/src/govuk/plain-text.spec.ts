import { plainLine, plainText } from './plain-text.js';

describe('a text from outside as plain text', () => {
  it.each([
    ['<p>One</p>\n<p>two<br>three</p>', 'One\n\ntwo\nthree'],
    ['<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>', '- a\n- b'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<h2>Title</h2>text <a href="https://x.example">link</a>', 'Title\n\ntext link'],
    ['<style>p{}</style><script>x()</script><p>said</p><!-- not said -->', 'said'],
    ['Line one\r\nline two\r\n\r\n\r\nline  three', 'Line one\nline two\n\nline three'],
    ['R&amp;D &pound;5 &lt;b&gt; &#8211; 3 < 4 > 2', 'R&D £5 <b> – 3 < 4 > 2'],
    ['a\u0000b\u0007c\u00a0d', 'abc d'],
    [' \n ', ''],
  ])('%j says %j', (outside, text) => expect(plainText(outside)).toBe(text));

  it('is cut to a length, between characters', () => {
    expect(plainText('😀'.repeat(10), 6)).toBe('😀😀…');
    expect(plainLine('<p>a</p><p>b</p>', 3)).toBe('a b');
    expect(plainLine('abcd', 3)).toBe('ab…');
  });
});
