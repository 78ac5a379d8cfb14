import { staying } from './earlier.js';

const earlier = { sentence: 'This is what the tracker knew.', address: { asOf: '2025-03-03', asAt: '2025-02-01' } };
const at = (markup: string) => staying(markup, { earlier });

describe('A page of an earlier moment', () => {
  it.each([
    ['<a class="x" href="/policies">', '<a class="x" href="/policies?asOf=2025-03-03&amp;asAt=2025-02-01">'],
    [
      '<a href="/asks?q=a+b&amp;sort=x#results">',
      '<a href="/asks?q=a+b&amp;sort=x&amp;asOf=2025-03-03&amp;asAt=2025-02-01#results">',
    ],
    ['<a href="?page=2">', '<a href="?page=2&amp;asOf=2025-03-03&amp;asAt=2025-02-01">'],
    ['<a href="/influence?asAt=2025-01-01">', '<a href="/influence?asAt=2025-01-01&amp;asOf=2025-03-03">'],
  ])('leads on at that moment: %s', (before, after) => expect(at(before)).toBe(after));

  it.each([
    '<a href="#main-content">',
    '<a href="https://www.gov.uk/x">',
    '<a href="//elsewhere.example/x">',
    '<a href="/help#words">',
    '<a href="/settings">',
    '<a href="/reports/new?theme=x">',
    '<a href="?asOf=2024-01-01">',
    '<a data-now class="x" href="/policies">',
    '<link rel="stylesheet" href="/assets/tracker.css">',
    '<form method="post" action="/sample">',
  ])('leaves what is of no moment, or of its own: %s', (markup) => expect(at(markup)).toBe(markup));

  it('looks for things at that moment', () =>
    expect(at('<form method="get" action="/search" role="search">')).toBe(
      '<form method="get" action="/search" role="search"><input type="hidden" name="asOf" value="2025-03-03"><input type="hidden" name="asAt" value="2025-02-01">',
    ));
});

it('is left as it is when it is of now', () =>
  expect(staying('<a href="/policies">', {})).toBe('<a href="/policies">'));
