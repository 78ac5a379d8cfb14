import { count, dateInWords, daysFromToday } from '#govuk-pages';
import type { Duty } from '#registers';
import { dutyHref, dutyInWords, dutyTitle } from '../home/waiting.js';

/** A mail, as plain text and as simple HTML. */
export interface Digest {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Items that must not be named in a mail, by their ids. */
export type Unnamed = ReadonlySet<string>;

interface Line {
  readonly words: string;
  readonly href: string;
}

/** More are not of use in a mail: the first page has them all. */
const LINES = 25;

const whenDue = ({ dueOn }: Duty, today: string) => {
  if (dueOn === null) return '';
  const late = dueOn < today ? 'late: it was due ' : 'due ';
  return `, ${late}${daysFromToday(dueOn, today)}, ${dateInWords(dueOn)}`;
};

const lineOf = (duty: Duty, today: string, site: string, unnamed: Unnamed): Line => {
  const secret = duty.about.kind === 'meeting' || unnamed.has(duty.about.id);
  const about = secret ? '' : `: ${dutyTitle(duty)}`;
  return { words: `${dutyInWords(duty)}${about}${whenDue(duty, today)}`, href: `${site}${dutyHref(duty)}` };
};

const FOOT =
  'You get at most one such mail a day, on working days, and none when nothing waits for you. What is sensitive or in confidence is not named here: open the link.';

/**
 * What waits for somebody, each with its link. A mail travels through many hands: what is sensitive, under embargo or in
 * confidence is told by its link alone, and nothing is told of what it says.
 */
export function digestOf(duties: readonly Duty[], today: string, site: string, unnamed: Unnamed): Digest {
  const lines = duties.slice(0, LINES).map((duty) => lineOf(duty, today, site, unnamed));
  const rest = duties.length - lines.length;
  const more = rest > 0 ? [`And ${count(rest, 'more thing')}: ${site}/`] : [];
  const late = duties.filter(({ dueOn }) => dueOn !== null && dueOn < today).length;
  const subject = `${count(duties.length, 'thing')} ${duties.length === 1 ? 'waits' : 'wait'} for you in the influence tracker${late > 0 ? `, ${late} late` : ''}`;
  return {
    subject,
    text: [...lines.map(({ words, href }) => `- ${words}\n  ${href}`), ...more, '', FOOT].join('\n'),
    html: [
      '<!doctype html><html lang="en"><body>',
      '<ul>',
      ...lines.map(({ words, href }) => `<li><a href="${escaped(href)}">${escaped(words)}</a></li>`),
      '</ul>',
      ...more.map((words) => `<p>${escaped(words)}</p>`),
      `<p>${escaped(FOOT)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
