import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { validate as isId } from 'uuid';
import type { TrackerConfig } from '#configuration';
import type { Ask } from '#findings';
import type { ReadModels } from '#read-models';
import { FindReport, ListReports, type ReportList, type ReportRow } from '#registers';
import {
  makeReport,
  positionSeen,
  REPORT_FILES,
  restatementOf,
  type ReportFileKind,
  type Restated,
} from '#report-files';
import { asCalled } from '../files.js';
import { count } from '../in-words.js';
import { caughtUp, withReadModels } from '../live-read-models.js';
import { carryingOut, operation, WrongUsage, type Answer, type Session } from '../operation.js';
import type { ProgressLine } from '../progress-line.js';
import { asking } from '../questions.js';
import { intoFile } from '../whole-file.js';

const HELP = `A report is pinned on the pages of the service, or through its API: what is kept is what it is of. Its files can be made again
at any time, and are the same to the byte. Each of the commands takes --help, and --json for programs.`;

const LIST = `All pinned reports, the latest first: the id, the title, what it is of. Only reads the log; the service may go on running.`;

const MAKE = `Makes one of its files: a web page (.html), a Word document (.docx) or a workbook (.xlsx), by the ending of the file's name or
by --kind. A file that is there is replaced. Only reads the log; the service may go on running.`;

const RESTATE = `What today's log says of the same figures, of what had happened by the same date: each that is another, with what was recorded
since. Only reads the log; the service may go on running.`;

const AT_ONCE = 1000;
const KINDS = Object.keys(REPORT_FILES) as ReportFileKind[];

/** What is done with pinned reports: a command of its own for each. */
export const reportCommand = (): Command =>
  new Command('report')
    .summary('list pinned reports, make their files, say what is another today')
    .description(`List pinned reports, make their files, say what is another today.\n\n${HELP}`)
    .helpCommand(false)
    .addCommand(operation('list', 'list the pinned reports', LIST).action(carryingOut(list)))
    .addCommand(
      operation('make', 'make a file of a report', MAKE)
        .argument('<id>', 'the id of the report')
        .argument('<file>', 'where the file goes; - for standard output')
        .addOption(new Option('--kind <kind>', "what to make; by the file's name, if left out").choices(KINDS))
        .action(carryingOut(make)),
    )
    .addCommand(
      operation('restate', 'say what is another today', RESTATE)
        .argument('<id>', 'the id of the report')
        .action(carryingOut(restate)),
    );

interface Reading {
  readonly readModels: ReadModels;
  readonly ask: Ask;
}

/** Does work on the read models, once they have caught up with the log. */
const reading = <T>(
  config: TrackerConfig,
  progress: ProgressLine,
  work: (reading: Reading) => Promise<T>,
): Promise<T> =>
  withReadModels(config, async (readModels) => {
    await caughtUp(readModels, progress);
    return asking(config, readModels, (ask) => work({ readModels, ask }));
  });

function list({ config, progress }: Session): Promise<Answer> {
  return reading(config(), progress, async ({ readModels, ask }) => {
    const reports = await readModels.view(() => allReports(ask));
    return {
      json: { reports },
      words: reports.length > 0 ? reports.map(inWords).join('\n') : 'No report is pinned yet.',
    };
  });
}

async function allReports(ask: Ask): Promise<ReportRow[]> {
  const reports: ReportRow[] = [];
  let next: string | null = null;
  do {
    const page: ReportList = await ask(new ListReports({ pageSize: AT_ONCE, ...(next !== null && { after: next }) }));
    reports.push(...page.rows);
    next = page.next;
  } while (next !== null);
  return reports;
}

const inWords = ({ reportId, title, kind, edition, asAt, asOf }: ReportRow) =>
  `${reportId}  ${title} (${kind.replaceAll('_', ' ')}, ${edition} edition; happened by ${asAt}, recorded by ${asOf})`;

async function make(
  { config, progress }: Session,
  id: string,
  file: string,
  { kind: asked, json }: { kind?: ReportFileKind; json?: true },
): Promise<Answer | undefined> {
  const kind = asked ?? KINDS.find((known) => `.${known}` === extname(file).toLowerCase());
  if (!kind) throw new WrongUsage(`Name the file with one of the endings .${KINDS.join(', .')}, or say --kind.`);
  if (file === '-' && json) throw new WrongUsage('With --json the report must go to a file, not to standard output.');
  const content = await reading(config(), progress, async ({ readModels, ask }) => {
    const report = await found(readModels, ask, id);
    const paper = await seenBy(report, readModels, progress, () => makeReport(report, ask));
    return (await REPORT_FILES[kind](paper)).content;
  });
  if (file === '-') {
    progress.clear();
    process.stdout.write(content);
    return undefined;
  }
  const path = asCalled(file);
  await intoFile(path, async (stream) => void stream.write(content));
  return {
    json: { file: path, kind, bytes: content.length },
    words: `Made ${path}: ${count(content.length, 'byte')}.`,
  };
}

function restate({ config, progress }: Session, id: string): Promise<Answer> {
  return reading(config(), progress, async ({ readModels, ask }) => {
    const report = await found(readModels, ask, id);
    const atPinning: Ask = (query) => seenBy(report, readModels, progress, () => ask(query));
    const held = { atPinning, today: ask, now: new Date().toISOString() };
    const restated = await readModels.view(() => restatementOf(report, held));
    return {
      json: { restated },
      words: restated.length > 0 ? restated.map(differenceInWords).join('\n') : 'Today’s log gives the same figures.',
    };
  });
}

const differenceInWords = ({ figure, pinned, today, events }: Restated) =>
  [
    `${figure}: ${pinned ?? 'none'} in the report, ${today ?? 'none'} today`,
    ...events.map(({ recordedAt, sentence }) => `  ${recordedAt}  ${sentence}`),
    ...(events.length === 0 ? ['  nothing was recorded about it: time has passed'] : []),
  ].join('\n');

async function found(readModels: ReadModels, ask: Ask, id: string): Promise<ReportRow> {
  const report = isId(id) ? await readModels.view(() => ask(new FindReport(id))) : undefined;
  if (!report) throw new Error(`There is no report ${id}: “report list” names those there are`);
  return report;
}

/** Does work that sees what a report saw, when the tables of that moment are there. */
async function seenBy<T>(
  report: ReportRow,
  readModels: ReadModels,
  progress: ProgressLine,
  work: () => Promise<T>,
): Promise<T> {
  const position = await positionSeen(readModels, report);
  const making = (await readModels.asOf(position)).progress.subscribe({
    next: (share) => progress.show('Playing the log up to the moment of the report', share),
    // whoever asks for the view is told
    error: () => progress.clear(),
  });
  try {
    return await readModels.view(work, { asOf: position });
  } finally {
    making.unsubscribe();
  }
}
