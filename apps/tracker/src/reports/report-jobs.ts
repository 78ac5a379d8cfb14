import { createHash } from 'node:crypto';
import { AsyncResource } from 'node:async_hooks';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { StoreUnavailable } from '#event-store';
import { ReadModels } from '#read-models';
import { withheldFromThePublic, type ReportRow } from '#registers';
import { londonDate } from '#vocabulary';
import { REPORT_FILES, type Paper, type ReportFile, type Restated } from '#report-files';
import { atEarlierMoment, knownAt } from '../web/clock.js';
import { ReportMakers, type Today } from './report-makers.js';

/** What a report holds, and its files. */
export interface Made {
  readonly paper: Paper;
  readonly html: ReportFile;
  readonly docx: ReportFile;
  readonly xlsx: ReportFile;
}

/** What is another, held against what is known today; the log may have been away. */
export type Note = readonly Restated[] | 'unavailable';

/** Something that is being made, or was. */
export interface Job<Result> {
  readonly state: 'underWay' | 'done' | 'failed';
  /** 0 to 1 */
  readonly part: number;
  readonly result: Promise<Result>;
  /** the instant at which it was begun */
  readonly begunAt: string;
  /** the same, made when less was known: for those who do not want to wait */
  readonly before?: Job<Result>;
}

interface Running<Result = unknown> extends Job<Result> {
  state: Job<Result>['state'];
  part: number;
  /** of the tables that it was begun at: built anew, they may say something else */
  readonly database: string;
  readonly position: number;
}

const KEPT_AT_MOST = 24;

/** How far the tables, and what is counted from them, bring the whole. */
const TABLES = 0.7;
const PAPER = 0.9;

/** The service is being stopped. */
class Stopped extends Error {}

type Tell = (part: number) => void;

/** Makes reports beside whoever asks for them, one after the other: they can leave, come back, and find what was made. */
@Injectable()
export class ReportJobs implements OnModuleDestroy {
  private readonly logger = new Logger(ReportJobs.name);
  private readonly kept = new Map<string, Running>();
  private last: Promise<unknown> = Promise.resolve();
  private stopping = false;
  /** of no request: what is made does not depend on who asks for it, or at which moment they look at it */
  private readonly apart = new AsyncResource('reports');

  constructor(
    private readonly makers: ReportMakers,
    private readonly readModels: ReadModels,
  ) {}

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.last;
  }

  /** The making of the files of a report, begun now if need be. Asked inside a view. */
  files(report: ReportRow): Job<Made> {
    return this.find(`${report.reportId} files ${this.leftOut(report)}`, () => true, {
      what: report,
      work: (tell) => this.make(report, tell),
    });
  }

  /** Names what a public edition leaves out today: when that changes, its files are made anew. */
  private leftOut({ edition }: ReportRow): string {
    if (edition !== 'public') return '';
    const withheld = withheldFromThePublic(this.readModels.db, londonDate(new Date().toISOString()));
    return createHash('sha256').update(withheld.toSorted().join()).digest('hex');
  }

  /** The making of its restatement note, held against what the view sees that it is asked in. */
  note(report: ReportRow): Job<Note> {
    const { position } = this.readModels;
    const today: Today = { now: knownAt(), ...(atEarlierMoment() && { asOf: position }) };
    const name = `${report.reportId} ${today.asOf === undefined ? 'now' : `${position} ${today.now}`}`;
    return this.find(name, (job) => job.position === position, {
      what: report,
      work: (tell) => this.hold(report, today, tell),
    });
  }

  /** The job of a name: the one that is under way or done and still holds, else a new one. A failed one is tried again. */
  private find<Result>(
    name: string,
    holds: (job: Running) => boolean,
    { what, work }: { what: ReportRow; work: (tell: Tell) => Promise<Result> },
  ): Job<Result> {
    const database = this.readModels.db.name;
    const found = this.kept.get(name) as Running<Result> | undefined;
    const good = found?.state === 'underWay' || (found?.state === 'done' && holds(found));
    if (good && found.database === database) return found;
    const before = found?.state === 'done' ? found : found?.before;
    const running: Running<Result> = {
      state: 'underWay',
      part: 0,
      database,
      position: this.readModels.position,
      begunAt: new Date().toISOString(),
      ...(before && { before: { ...before, before: undefined } }),
      result: this.afterOthers(() => work((part) => (running.part = part))),
    };
    running.result.then(
      () => Object.assign(running, { state: 'done', part: 1 }),
      (error: Error) => {
        Object.assign(running, { state: 'failed' });
        if (error instanceof Stopped) return;
        this.logger.error(`The report ${what.reportId} could not be made: ${error.message}`, error.stack);
      },
    );
    this.keep(name, running);
    return running;
  }

  private afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(() => {
      if (this.stopping) throw new Stopped('The service is being stopped');
      return this.apart.runInAsyncScope(work);
    });
    this.last = done.catch(() => {});
    return done;
  }

  private async make(report: ReportRow, tell: Tell): Promise<Made> {
    await this.makers.tables(report, (part) => tell(part * TABLES));
    const paper = await this.makers.paper(report);
    tell(PAPER);
    return {
      paper,
      html: await REPORT_FILES.html(paper),
      docx: await REPORT_FILES.docx(paper),
      xlsx: await REPORT_FILES.xlsx(paper),
    };
  }

  private async hold(report: ReportRow, today: Today, tell: Tell): Promise<Note> {
    try {
      await this.makers.tables(report, () => {});
      return await this.makers.restatement(report, today, tell);
    } catch (error) {
      if (error instanceof StoreUnavailable) return 'unavailable';
      throw error;
    }
  }

  private keep(name: string, job: Running): void {
    this.kept.delete(name);
    this.kept.set(name, job);
    const ended = [...this.kept].filter(([, { state }]) => state !== 'underWay');
    for (const [oldest] of ended.slice(0, Math.max(0, this.kept.size - KEPT_AT_MOST))) this.kept.delete(oldest);
  }
}
