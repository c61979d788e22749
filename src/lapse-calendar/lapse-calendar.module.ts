import { Module } from '@nestjs/common';
import { CollegesModule } from '../colleges/colleges.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { LapseAlertsModule } from '../lapse-alerts/lapse-alerts.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { AnswerByLink } from './answer-by-link.usecase.js';
import { AnswerPagesController } from './answer-pages.controller.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { ChooseReminders } from './choose-reminders.usecase.js';
import { LapseCalendarLoader } from './lapse-calendar.loader.js';
import { LapseCalendarResolver } from './lapse-calendar.resolver.js';
import { LapseFeedsRepository } from './lapse-feeds.repository.js';
import { OpenPlaceLink } from './open-place-link.service.js';
import { PlaceLinksRepository } from './place-links.repository.js';
import { RemindEmployers } from './remind-employers.service.js';
import { RemindersRepository } from './reminders.repository.js';
import { RenewPlaceLink } from './renew-place-link.usecase.js';
import { TellEmployerPlaceLapsed } from './tell-employer-lapsed.job.js';
import { TellPlaceAnswered } from './tell-place-answered.job.js';

/** The employer's side of a lapse date: which mails come when, answers by a link, and a calendar. */
@Module({
  imports: [DesksModule, NoticesModule, CollegesModule, EmployersModule, PlacesModule, LapseAlertsModule],
  controllers: [AnswerPagesController, CalendarFeedController],
  providers: [
    PlaceLinksRepository,
    OpenPlaceLink,
    AnswerByLink,
    RenewPlaceLink,
    RemindersRepository,
    LapseFeedsRepository,
    ChooseReminders,
    LapseCalendarLoader,
    LapseCalendarResolver,
    RemindEmployers,
    TellEmployerPlaceLapsed,
    TellPlaceAnswered,
  ],
})
export class LapseCalendarModule {}
