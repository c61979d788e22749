import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { OpenIdModule } from './access/openid.module.js';
import { AsksModule } from './asks/asks.module.js';
import { CaseloadModule } from './caseload/caseload.module.js';
import { CandidatesModule } from './candidates/candidates.module.js';
import { CollegesModule } from './colleges/colleges.module.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { DesksModule } from './desks/desks.module.js';
import { EmployersModule } from './employers/employers.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { GraphqlApiModule } from './graphql-api.module.js';
import type { Config } from './platform/config.js';
import { IntroductionsModule } from './introductions/introductions.module.js';
import { LapseAlertsModule } from './lapse-alerts/lapse-alerts.module.js';
import { LapseCalendarModule } from './lapse-calendar/lapse-calendar.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { MatchNewsModule } from './match-news/match-news.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { DatabaseCalls } from './platform/database-calls.service.js';
import { MailBell } from './platform/mail-bell.service.js';
import { QueueRunner } from './platform/queue.service.js';
import { RelayWakes } from './platform/relay-wakes.service.js';
import { NoticesModule } from './notices/notices.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { WatchWorker } from './platform/watch-worker.service.js';
import { SupportTalksModule } from './support-talks/support-talks.module.js';
import { PlacementPapersModule } from './placement-papers/placement-papers.module.js';
import { PlacesModule } from './places/places.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { LostSeatsModule } from './lost-seats/lost-seats.module.js';
import { RoutesModule } from './routes/routes.module.js';
import { RescuePlansModule } from './rescue-plans/rescue-plans.module.js';
import { PromisesModule } from './promises/promises.module.js';
import { RemediesModule } from './remedies/remedies.module.js';
import { ReferenceModule } from './reference/reference.module.js';

/** The street: every room, in the order in which each may know the ones before it. */
const rooms: Type[] = [
  AccessModule,
  OpenIdModule,
  ReferenceModule,
  DesksModule,
  NoticesModule,
  DeadlinesModule,
  CollegesModule,
  EmployersModule,
  PlacesModule,
  CandidatesModule,
  MatchingModule,
  IntroductionsModule,
  RemediesModule,
  PromisesModule,
  AsksModule,
  MeetingsModule,
  PlacementPapersModule,
  SupportTalksModule,
  MessagesModule,
  LapseAlertsModule,
  LapseCalendarModule,
  MatchNewsModule,
  OperationsModule,
  RescuePlansModule,
  LostSeatsModule,
  RoutesModule,
  CaseloadModule,
  ExchangeModule,
  PrivacyModule,
];

/** The product without an outside: for commands. */
@Module({})
export class AppModule {
  static forCommands(config: Config, extra: Type[] = []): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.for(config), ...rooms, ...extra] };
  }

  static forApi(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.for(config), ...rooms, GraphqlApiModule] };
  }

  static forWorker(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.for(config), ...rooms],
      providers: [DatabaseCalls, WatchWorker, QueueRunner, MailBell, RelayWakes],
    };
  }
}
