import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { CheckPromiseMail, KeepPromises, PromisesDue } from './keep-promises.job.js';
import { PromiseLapseEntity, PromiseNudgeEntity } from './promise.entity.js';
import { PromisesRepository } from './promises.repository.js';
import { PromiseLoader, PromisesResolver } from './promises.resolver.js';

/** Who is to move is held to it: reminders, cases that close in silence, and the ledger of promises that lapsed. */
@Module({
  imports: [
    TypeOrmModule.forFeature([PromiseNudgeEntity, PromiseLapseEntity]),
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    IntroductionsModule,
  ],
  providers: [
    PromisesRepository,
    PromisesDue,
    KeepPromises,
    CheckPromiseMail,
    PromiseLoader,
    PromisesResolver,
  ],
  exports: [KeepPromises, PromisesRepository],
})
export class PromisesModule {}
