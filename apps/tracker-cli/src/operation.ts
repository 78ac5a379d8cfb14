import { Command } from 'commander';
import { readConfig, WrongConfig, type TrackerConfig } from '#configuration';
import { faultsOf, inWords } from './failures.js';
import { onInterruption } from './interruption.js';
import { ProgressLine } from './progress-line.js';

/** What a command has to say in the end: for programs, and in words. */
export interface Answer {
  readonly json: object;
  readonly words: string;
  /** it was carried out and found something wrong */
  readonly differs?: boolean;
}

/** A command was called in a way that cannot be meant. */
export class WrongUsage extends Error {}

/** Everything was said already; only the exit code is left. */
class Said extends Error {
  constructor(readonly exitCode: number) {
    super();
  }
}

/** What every command gets. */
export interface Session {
  readonly config: () => TrackerConfig;
  readonly progress: ProgressLine;
}

type Work<Given extends unknown[]> = (session: Session, ...given: Given) => Promise<Answer | undefined>;

/** The terminal wraps paragraphs by its own width. */
const LINE_OF_A_PARAGRAPH = /(?<!\n)\n(?!\n)/g;

/** A command, with what all of them share: `--json`. */
export const operation = (name: string, summary: string, help: string): Command =>
  new Command(name)
    .summary(summary)
    .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.\n\n${help.replaceAll(LINE_OF_A_PARAGRAPH, ' ')}`)
    .option('--json', 'write the result as one JSON object to standard output, and nothing else there');

/** Lets a command do its work: its answer goes to standard output, progress and failures to standard error. */
export const carryingOut =
  <Given extends unknown[]>(work: Work<Given>) =>
  async (...given: [...Given, Command]): Promise<void> => {
    const { json } = (given.at(-1) as Command).opts<{ json?: true }>();
    const progress = new ProgressLine(process.stderr);
    onInterruption(() => progress.clear());
    try {
      const answer = await work({ config: () => readConfig(process.env), progress }, ...(given as unknown as Given));
      progress.clear();
      if (!answer) return;
      process.stdout.write(`${json ? JSON.stringify(answer.json) : answer.words}\n`);
      if (answer.differs) throw new Said(1);
    } catch (error) {
      progress.clear();
      if (error instanceof Said) throw error;
      const sentence = inWords(error);
      if (json) process.stdout.write(`${JSON.stringify({ error: sentence, ...faultsOf(error) })}\n`);
      else process.stderr.write(`${sentence}\n`);
      throw new Said(error instanceof WrongUsage || error instanceof WrongConfig ? 2 : 1);
    }
  };

/** The exit code of a command that has failed. Whatever was not said yet is a fault of the program, and is thrown. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Said) return error.exitCode;
  throw error;
}
