import { parseArgs } from 'node:util';
import type { Row } from './measure.ts';
import { appends } from './rows/appends.ts';
import { client } from './rows/client.ts';
import { pages } from './rows/pages.ts';
import { rebuild } from './rows/rebuild.ts';
import { service } from './rows/service.ts';
import { staleness } from './rows/staleness.ts';

const USAGE = `npm run bench [-- --quick] [-- --json]

What the log costs, beside its peers and its limits, in one run on this machine. Every figure is the median of five rounds.

  --quick   the same on a smaller load and without the pages, within 45 seconds on a quiet machine
  --json    { rows: [ … ] } on standard output, and nothing else there
`;

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (options.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3));

function line({ name, value, unit, peer, peerValue, limit, limitValue, ratio, goal, atMost, met }: Row): string {
  const beside = [
    peerValue !== undefined && `${peer}: ${number(peerValue)}`,
    limitValue !== undefined && `${limit}: ${number(limitValue)}`,
  ].filter(Boolean);
  return `${met ? 'met   ' : 'MISSED'}  ${name}: ${number(value)} ${unit}${beside.length ? ` (${beside.join('; ')})` : ''}; ratio ${ratio.toFixed(2)}, goal ${atMost ? '≤' : '≥'} ${goal}`;
}

const ROUNDS = 5;
const parts: [string, () => Promise<Row[]>][] = [
  ['appends', () => appends(ROUNDS, options.quick ? 0.2 : 1)],
  ['rebuild', () => rebuild(ROUNDS, options.quick ? [2_000, 20_000] : [10_000, 1_000_000])],
  ['client', () => client(ROUNDS, options.quick ? 0.2 : 1)],
  ...(options.quick
    ? []
    : ([
        ['pages', () => pages(ROUNDS, 1_000_000)],
        ['service', () => service(1_000_000)],
      ] as [string, () => Promise<Row[]>][])),
  ['staleness', () => staleness(ROUNDS, options.quick ? 1 : 5)],
];
const rows: Row[] = [];
for (const [part, measure] of parts) {
  if (!options.json) say(`${part} …`);
  for (const row of await measure()) {
    rows.push(row);
    say(line(row));
  }
}
if (options.json) process.stdout.write(`${JSON.stringify({ rows }, null, 2)}\n`);
process.exit(0);
