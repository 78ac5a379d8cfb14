import { setTimeout } from 'node:timers/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { StoreUnavailable } from '#event-store';
import { CONFIDANTS, isAmong } from '#access';
import type { ReportRow } from '#registers';
import { REPORT_FILES, type ReportFileKind, type Restated } from '#report-files';
import { Download, page, type Drawn } from '../web/answer.js';
import { StillMaking } from '../web/as-of.js';
import { notFound } from '../web/errors.js';
import { viewer } from '../web/viewer.js';
import { Works } from '../works/works.js';
import { ReportJobs, type Job, type Made, type Note } from './report-jobs.js';
import { ReportMakers } from './report-makers.js';
import { fileNameOf, making, reportPage } from './report-page.js';
import { reports } from './reports.js';

/** So long an answer waits for what is being made: most reports are made by then. */
const WAITS_MS = 1500;

/** How much of the whole the files are: the rest is the note. */
const FILES = 0.7;

const KINDS = Object.keys(REPORT_FILES) as ReportFileKind[];

/** What a job makes, if it is there soon. @throws StillMaking */
async function soon<Result>(job: Pick<Job<Result>, 'result' | 'part'>): Promise<Result> {
  const patience = new AbortController();
  const late = setTimeout(WAITS_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  try {
    const first = await Promise.race([job.result.then((made) => ({ made })), late]);
    if (!first) throw new StillMaking(job.part, 'The report is being made');
    return first.made;
  } finally {
    patience.abort();
  }
}

/** Both the files of a report and its note, as one job. */
const together = (files: Job<Made>, note: Job<Note>) => ({
  result: Promise.all([files.result, note.result]),
  get part() {
    return FILES * files.part + (1 - FILES) * note.part;
  },
  get state() {
    if (files.state === 'failed' || note.state === 'failed') return 'failed';
    return files.state === 'done' && note.state === 'done' ? 'done' : 'underWay';
  },
});

/** Not for everybody: a note may tell of what the report does not. */
const forConfidants = (note: Note): Note | undefined => (isAmong(CONFIDANTS, viewer()) ? note : undefined);

/** A pinned report, and its files. */
@Controller('/reports/:id')
export class ReportsController {
  constructor(
    private readonly makers: ReportMakers,
    private readonly jobs: ReportJobs,
    private readonly works: Works,
  ) {}

  @Get()
  async show(@Param('id') id: string): Promise<Drawn> {
    const report = await this.makers.find(id);
    const [files, note] = [this.jobs.files(report), this.jobs.note(report)];
    const job = together(files, note);
    const work = { href: `${reports.path}/${id}`, actor: viewer().actor };
    try {
      const [{ paper }, found] = await soon(job);
      this.works.seen(work.href, work.actor);
      return page(reportPage(report, paper, forConfidants(found)));
    } catch (error) {
      if (!(error instanceof StillMaking)) throw error;
      if (files.state === 'done' && note.before) {
        const [{ paper }, found] = await together(files, note.before).result;
        return page(reportPage(report, paper, forConfidants(found), note.before.begunAt));
      }
      this.works.leave({ ...work, what: `The report “${report.title}”`, standing: () => job });
      return page(making(report, job.part));
    }
  }

  @Get('/:name')
  async file(@Param('id') id: string, @Param('name') name: string): Promise<Download> {
    const kind = KINDS.find((known) => name === `report.${known}`);
    if (!kind) throw notFound('file');
    const report = await this.makers.find(id);
    const { mediaType, content } = (await soon(this.jobs.files(report)))[kind];
    return new Download(fileNameOf(report, kind), mediaType, content);
  }
}

const ofReport = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });
const stillMaking = ApiResponse({ status: 503, description: 'It is being made: ask again after Retry-After' });

@ApiTags('reports')
@Controller('/api/reports/:id')
export class ReportsApi {
  constructor(
    private readonly makers: ReportMakers,
    private readonly jobs: ReportJobs,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'FindReport', summary: 'One pinned report: what it is of' })
  @ofReport
  async find(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReportRow> {
    const report = await this.makers.find(id);
    void reply.header('etag', `"${report.revision}"`);
    return report;
  }

  @Get('/making')
  @ApiOperation({
    operationId: 'MakeReport',
    summary: 'Begins to make a report and its restatement note if they are not there, and says how far that has come',
  })
  @ofReport
  async making(@Param('id') id: string): Promise<Pick<Job<unknown>, 'state' | 'part'>> {
    const report = await this.makers.find(id);
    const { state, part } = together(this.jobs.files(report), this.jobs.note(report));
    return { state, part };
  }

  @Get('/files/:kind')
  @ApiOperation({ operationId: 'ReportFile', summary: 'A file of a report: the same bytes whenever it is asked for' })
  @ofReport
  @ApiParam({ name: 'kind', schema: { type: 'string', enum: KINDS } })
  @ApiProduces('text/html', 'application/octet-stream')
  @ApiResponse({ status: 200, description: 'The file' })
  @stillMaking
  async file(@Param('id') id: string, @Param('kind') asked: string): Promise<Download> {
    const kind = KINDS.find((known) => known === asked);
    if (!kind) throw notFound('file');
    const report = await this.makers.find(id);
    const { mediaType, content } = (await soon(this.jobs.files(report)))[kind];
    return new Download(fileNameOf(report, kind), mediaType, content);
  }

  @Get('/restatement')
  @ApiOperation({
    operationId: 'RestateReport',
    summary: 'The figures of a pinned report that are others today, each with what was recorded since',
  })
  @ofReport
  @ApiResponse({ status: 200, description: 'The figures; with the log away, 503' })
  @stillMaking
  async restatement(@Param('id') id: string): Promise<readonly Restated[]> {
    const restated = await soon(this.jobs.note(await this.makers.find(id)));
    if (restated === 'unavailable') throw new StoreUnavailable('The log cannot be reached');
    return restated;
  }
}
