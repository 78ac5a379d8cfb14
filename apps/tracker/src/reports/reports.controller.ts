import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { StoreUnavailable } from '#event-store';
import type { ReportRow } from '#registers';
import { REPORT_FILES, type ReportFileKind, type Restated } from '#report-files';
import { Download, page, type Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { ReportMakers } from './report-makers.js';
import { fileNameOf, reportPage } from './report-page.js';

/** A pinned report, and its files. */
@Controller('/reports/:id')
export class ReportsController {
  constructor(private readonly makers: ReportMakers) {}

  @Get()
  async show(@Param('id') id: string): Promise<Drawn> {
    const report = await this.makers.find(id);
    const paper = await this.makers.paper(report);
    return page(reportPage(report, paper, await this.restated(report)));
  }

  @Get('/:name')
  async file(@Param('id') id: string, @Param('name') name: string): Promise<Download> {
    const kind = /^report\.(\w+)$/.exec(name)?.[1];
    const making = kind !== undefined && Object.hasOwn(REPORT_FILES, kind) ? (kind as ReportFileKind) : undefined;
    if (!making) throw notFound('file');
    const report = await this.makers.find(id);
    const { mediaType, content } = await REPORT_FILES[making](await this.makers.paper(report));
    return new Download(fileNameOf(report, making), mediaType, content);
  }

  private async restated(report: ReportRow): Promise<readonly Restated[] | 'unavailable'> {
    try {
      return await this.makers.restatement(report);
    } catch (error) {
      if (error instanceof StoreUnavailable) return 'unavailable';
      throw error;
    }
  }
}

@ApiTags('reports')
@Controller('/api/reports/:id')
export class ReportsApi {
  constructor(private readonly makers: ReportMakers) {}

  @Get()
  @ApiOperation({ operationId: 'FindReport', summary: 'One pinned report: what it is of' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async find(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReportRow> {
    const report = await this.makers.find(id);
    void reply.header('etag', `"${report.revision}"`);
    return report;
  }

  @Get('/restatement')
  @ApiOperation({
    operationId: 'RestateReport',
    summary: 'The figures of a pinned report that are others today, each with what was recorded since',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async restatement(@Param('id') id: string): Promise<readonly Restated[]> {
    return this.makers.restatement(await this.makers.find(id));
  }
}
