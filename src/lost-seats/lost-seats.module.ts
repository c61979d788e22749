import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { KnownLosses } from './known-losses.service.js';
import { LostPlaceEntity } from './lost-seat.entity.js';
import { LostSeatsRepository } from './lost-seats.repository.js';
import { LostSeatsResolver } from './lost-seats.resolver.js';
import {
  NoteEarlierLosses,
  NoteLapsedSeats,
  NoteLostSeats,
  NoteWithdrawnSeats,
} from './note-lost-seats.job.js';
import { TellLostCause } from './tell-lost-cause.usecase.js';

/** Places that were lost: why, by whom told, and which alert or step would have been in time. */
@Module({
  imports: [
    TypeOrmModule.forFeature([LostPlaceEntity]),
    ReferenceModule,
    DesksModule,
    EmployersModule,
    PlacesModule,
    MatchingModule,
    IntroductionsModule,
  ],
  providers: [
    LostSeatsRepository,
    KnownLosses,
    NoteLostSeats,
    NoteLapsedSeats,
    NoteWithdrawnSeats,
    NoteEarlierLosses,
    TellLostCause,
    LostSeatsResolver,
  ],
  exports: [NoteLostSeats, TellLostCause],
})
export class LostSeatsModule {}
