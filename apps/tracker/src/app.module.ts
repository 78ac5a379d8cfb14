import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Accounts } from '#accounts';
import { EventStore } from '#event-store';
import { influenceHandlers } from '#influence';
import { ReadModels } from '#read-models';
import { Keys } from '#sealing';
import { registerHandlers } from '#registers';
import { AccessGuard } from './access/access-guard.js';
import { Routes } from './access/routes.js';
import { Audit } from '#audit';
import { AuditController } from './audit/audit.controller.js';
import { Metrics } from './operations/metrics.js';
import { OperationsController } from './operations/operations.controller.js';
import { Rebuilds } from './operations/rebuilds.js';
import { SecurityTextController } from './operations/security-text.controller.js';
import { ApiController } from './api/api.controller.js';
import { ApiDocument } from './api/api-document.js';
import { documentsOf, draftsOf, type TrackerConfig } from '#configuration';
import { Documents } from '#documents';
import { Drafts } from '#drafts';
import { AccountsModule } from './accounts/accounts.module.js';
import { Directory } from './accounts/directory.js';
import { BrowserCookies, Identity } from './accounts/identity.js';
import { LinksByMail } from './accounts/links-by-mail.js';
import { Mailer } from './accounts/mailer.js';
import { PeopleKeeper } from './accounts/people-keeper.js';
import { SignInGuard } from './accounts/sign-in.guard.js';
import { SigningIn } from './accounts/signing-in.js';
import { AsksModule } from './asks/asks.module.js';
import { CONFIG } from './config.js';
import { HealthController } from './health/health.controller.js';
import { ReadModelsApi } from './health/read-models-api.controller.js';
import { HelpController } from './help/help.controller.js';
import { NewSince } from './home/new-since.js';
import { HomeController } from './home/home.controller.js';
import { ClaimsModule } from './claims/claims.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { EngagementsModule } from './engagements/engagements.module.js';
import { IndicatorsApi } from './influence/indicators.controller.js';
import { InfluenceApi, InfluenceController } from './influence/influence.controller.js';
import { MembersModule } from './members/members.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { PeopleModule } from './people/people.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { ProcessesModule } from './processes/processes.module.js';
import { DisposalList } from './retention/disposal-list.js';
import { RetentionApi, RetentionController } from './retention/retention.controller.js';
import { ReportsModule } from './reports/reports.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { FreshLog } from './sample/fresh-log.js';
import { SampleController, SampleRemovalController } from './sample/sample.controller.js';
import { SampleData } from './sample/sample-data.js';
import { SearchController } from './search/search.controller.js';
import { BankHolidays } from './web/bank-holidays.js';
import { EarlierViews } from './web/as-of.js';
import { AnswerInterceptor } from './web/interceptor.js';
import { Markings } from './web/markings.js';
import { ErrorsFilter } from './web/errors.js';
import { ListeningAt } from './web/listening-at.js';
import { Sites } from './web/sites.js';
import { Wishes } from './wishes/wishes.js';
import { Works } from './works/works.js';

interface Ground {
  readonly config: TrackerConfig;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly keys: Keys;
  readonly routes: Routes;
  readonly audit: Audit;
  readonly fresh: FreshLog;
  readonly accounts: Accounts;
  readonly listening: ListeningAt;
}

/** What every subject stands on: the log, the read models, and the ways to ask and to wish. */
@Global()
@Module({ imports: [CqrsModule.forRoot()], providers: [...registerHandlers, ...influenceHandlers] })
class GroundModule {}

/** What every subject may draw on. */
const SERVICES = [
  Metrics,
  Rebuilds,
  BankHolidays,
  Works,
  EarlierViews,
  Markings,
  SampleData,
  Sites,
  Wishes,
  BrowserCookies,
  Directory,
  Identity,
  LinksByMail,
  Mailer,
  PeopleKeeper,
  SigningIn,
];

const ground = (on: Ground): DynamicModule => {
  const { config, store, readModels, keys, accounts, routes, audit, fresh, listening } = on;
  return {
    module: GroundModule,
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: EventStore, useValue: store },
      { provide: ReadModels, useValue: readModels },
      { provide: Keys, useValue: keys },
      { provide: Routes, useValue: routes },
      { provide: Audit, useValue: audit },
      { provide: FreshLog, useValue: fresh },
      { provide: Accounts, useValue: accounts },
      { provide: ListeningAt, useValue: listening },
      { provide: Documents, useValue: new Documents(documentsOf(config)) },
      { provide: Drafts, useFactory: () => new Drafts(draftsOf(config)) },
      ...SERVICES,
    ],
    exports: [
      CONFIG,
      Accounts,
      Audit,
      Documents,
      Drafts,
      EventStore,
      FreshLog,
      Keys,
      ListeningAt,
      ReadModels,
      Routes,
      CqrsModule,
      ...SERVICES,
    ],
  };
};

@Module({})
class AppModule {}

/** The whole service on its ground. Subjects in the order of the navigation. */
export const appModule = (on: Ground): DynamicModule => ({
  module: AppModule,
  imports: [
    ground(on),
    PoliciesModule,
    ConsultationsModule,
    EngagementsModule,
    AsksModule,
    DecisionsModule,
    ResponsesModule,
    ClaimsModule,
    ReportsModule,
    MembersModule,
    MeetingsModule,
    PeopleModule,
    ProcessesModule,
    AccountsModule,
  ],
  controllers: [
    HomeController,
    InfluenceController,
    InfluenceApi,
    IndicatorsApi,
    SampleController,
    SampleRemovalController,
    SearchController,
    HelpController,
    OperationsController,
    AuditController,
    RetentionController,
    RetentionApi,
    SecurityTextController,
    HealthController,
    ReadModelsApi,
    ApiController,
  ],
  providers: [
    ApiDocument,
    NewSince,
    DisposalList,
    { provide: APP_GUARD, useClass: SignInGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: ErrorsFilter },
  ],
});
