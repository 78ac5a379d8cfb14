import { count } from '#govuk-pages';
import { number, text, type Finding, type Links } from './finding.js';
import type { HeadlineNumbers } from './numbers.js';

/** The answer to the product's question in a few sentences, each number with what it is of. */
export function headlineSentence({ raised, decided, successes, influence, earlyInfluence }: HeadlineNumbers): string {
  if (raised === 0) return 'Nothing that the council asks for has been raised with government yet.';
  const sentences = [
    `The council raised ${count(raised, 'ask')} on a policy with government, and ${decided} reached a decision.`,
  ];
  if (decided === 0) return sentences.join(' ');
  sentences.push(`Of these ${decided}, government took up ${successes} in full, in part or in principle.`);
  if (successes === 0) return sentences.join(' ');
  sentences.push(
    influence === 0
      ? `That the council contributed to ${successes === 1 ? 'it' : 'any of these'} is not shown.`
      : `For ${influence} of these ${successes} verified evidence shows that the council contributed; ${earlyInfluence} of these ${influence} ${earlyInfluence === 1 ? 'was' : 'were'} first raised early.`,
  );
  return sentences.join(' ');
}

const STEPS = [
  ['raised', 'Raised with government'],
  ['decided', 'of these: reached a decision'],
  ['successes', 'of these: adopted in full, in part or in principle'],
  ['influence', 'of these: influence is shown'],
  ['earlyInfluence', 'of these: first raised early'],
] as const;

/** The chain from raised to early influence: each number a part of the one before. */
export const headlineFinding = (headline: HeadlineNumbers, { rows }: Links): Finding => ({
  id: 'headline',
  heading: 'From asks to early influence',
  text: 'One ask on one policy counts once. Influence means that a claim was verified which shows, with evidence of grade E2 or better, that the council contributed to the answer.',
  table: {
    caption: 'From asks raised to early influence',
    columns: [{ label: 'Asks on a policy' }, { label: 'Number', numeric: true }],
    rows: STEPS.map(([key, label]) => [text(label), number(headline[key], rows?.(`headline.${key}`))]),
    empty: 'No ask has been raised yet.',
  },
});
