import { Option, type Command } from 'commander';
import { ASK_DIRECTIONS, ASK_SIZES } from '#asks';
import { indicators, PERIODS_BY, type AskedScope } from '#influence';
import type { ReadModels } from '#read-models';
import { endOfDay, InvalidInput, isInstant, isLocalDate, NATIONS } from '#vocabulary';
import { indicatorsInWords } from '../indicators-in-words.js';
import { caughtUp, withReadModels } from '../live-read-models.js';
import { carryingOut, operation, WrongUsage, type Answer, type Session } from '../operation.js';
import type { ProgressLine } from '../progress-line.js';

const HELP = `Counts every indicator from the log: of what was known at --as-of (an instant, or a date: its end in London; now, if left
out), and of that what had happened by --as-at (a date; that of --as-of, if left out). With --json the numbers are those of
GET /api/influence/indicators, and have its names.

Filters on policies go by the policies' own lists, as corrected. A period, from --from to --to with both days, is of the
day of the decision, or with --by raise of the first raise. Only reads the log; the service may go on running.`;

export const indicatorsCommand = (): Command =>
  operation('indicators', 'count the indicators, as of any moment', HELP)
    .option('--as-of <instant>', 'what was known then: 2026-03-31T23:30:00Z, or 2026-03-31')
    .option('--as-at <date>', 'what had happened by then: 2026-03-31')
    .option('--theme <slug>', 'policies with this theme')
    .option('--department <slug>', 'policies of this department, by its GOV.UK name')
    .addOption(new Option('--nation <nation>', 'policies for this nation').choices(NATIONS))
    .option('--policy-id <id>', 'this policy')
    .addOption(new Option('--direction <direction>', 'asks of this direction').choices(ASK_DIRECTIONS))
    .addOption(new Option('--size <size>', 'asks of this size').choices(ASK_SIZES))
    .option('--from <date>', 'the first day of a period')
    .option('--to <date>', 'the last day of a period')
    .addOption(new Option('--by <day>', 'the day that a period goes by').choices(PERIODS_BY))
    .action(
      carryingOut(({ config, progress }: Session, options: Readonly<Record<string, string>>) => {
        const asked = Object.entries(options).filter(([name]) => name !== 'json');
        const scope = { ...Object.fromEntries(asked), asOf: instantOf(options['asOf']) };
        return withReadModels(config(), async (readModels) => {
          await caughtUp(readModels, progress);
          return countedAsOf(readModels, scope, progress);
        });
      }),
    );

function instantOf(asked: string | undefined): string {
  if (asked === undefined) return new Date().toISOString();
  if (isLocalDate(asked)) return endOfDay(asked);
  if (isInstant(asked)) return asked;
  throw new WrongUsage('--as-of must be an instant, like 2025-04-08T17:00:00Z, or a date, like 2025-04-08.');
}

async function countedAsOf(
  readModels: ReadModels,
  scope: AskedScope & { readonly asOf: string },
  progress: ProgressLine,
): Promise<Answer> {
  const position = await readModels.positionAt(scope.asOf);
  const { progress: making } = await readModels.asOf(position);
  const seen = making.subscribe({
    next: (share) => progress.show('Playing the log up to then', share),
    // whoever asks for the view is told
    error: () => progress.clear(),
  });
  try {
    const counted = await readModels.view(() => indicators(readModels.db, scope), { asOf: position });
    return { json: counted, words: indicatorsInWords(counted) };
  } catch (error) {
    if (error instanceof InvalidInput) throw new WrongUsage(error.faults.map(inWords).join('\n'));
    throw error;
  } finally {
    seen.unsubscribe();
  }
}

const inWords = ({ field, message }: InvalidInput['faults'][number]) =>
  `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${message}.`;
