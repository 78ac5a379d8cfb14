import { Module } from '@nestjs/common';
import { reportHandlers } from '#reports';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { pinWish } from './pin-wish.js';
import { ReportJobs } from './report-jobs.js';
import { ReportMakers } from './report-makers.js';
import { reportRegister } from './report-register.js';
import { ReportsApi, ReportsController } from './reports.controller.js';
import { reports } from './reports.js';

/** The form comes before the page of a report, so that `/reports/new` is not taken for an id. */
@Module({
  controllers: [
    wishPages(reports, pinWish),
    wishApi(reports, pinWish),
    ...registerPages(reportRegister),
    ReportsController,
    ReportsApi,
  ],
  providers: [...reportHandlers, ReportMakers, ReportJobs],
})
export class ReportsModule {}
