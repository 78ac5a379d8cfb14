import { Module } from '@nestjs/common';
import type { TrackerConfig } from '#configuration';
import { consultationHandlers } from '#consultations';
import { GovukClient } from '#intake';
import { CONFIG } from '../config.js';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { CalendarController } from './calendar.controller.js';
import { consultationDates } from './consultation-dates.js';
import { consultationPage } from './consultation-page.js';
import { consultationRegister } from './consultation-register.js';
import { consultationWishes } from './consultation-wishes.js';
import { consultations } from './consultations.js';
import { CheckGovukController } from './govuk/check-govuk.controller.js';
import { GovukApiController } from './govuk/govuk-api.controller.js';
import { GovukItems } from './govuk/govuk-items.js';
import { KnownCalls } from './govuk/known-calls.js';
import { LogFromGovukController } from './govuk/log-from-govuk.controller.js';
import { RecordChanges } from './govuk/record-changes.js';
import { outcomeWishes } from './outcome-wishes.js';
import { PasteQuestionsController } from './paste-questions.controller.js';

/** Forms come before the page of an item, so that `/consultations/new` is not taken for an id. */
@Module({
  controllers: [
    ...[...consultationWishes, ...outcomeWishes].flatMap((wish) => [
      wishPages(consultations, wish),
      wishApi(consultations, wish),
    ]),
    CalendarController,
    PasteQuestionsController,
    LogFromGovukController,
    CheckGovukController,
    GovukApiController,
    ...consultationDates.map((wish) => wishPages(consultations, wish)),
    ...registerPages(consultationRegister),
    ...itemPages(consultationPage),
  ],
  providers: [
    ...consultationHandlers,
    GovukItems,
    KnownCalls,
    RecordChanges,
    {
      provide: GovukClient,
      inject: [CONFIG],
      useFactory: ({ govukUrl }: TrackerConfig) => new GovukClient({ baseUrl: govukUrl }),
    },
  ],
})
export class ConsultationsModule {}
