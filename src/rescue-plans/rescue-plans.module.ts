import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ComputeRescuePlan } from './compute-rescue-plan.job.js';
import { DropStepsWithoutGround } from './drop-steps-without-ground.job.js';
import { RequestRescuePlan } from './request-rescue-plan.usecase.js';
import { RescuePlanEntity, RescueStepEntity } from './rescue-plan.entity.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';
import { RescuePlansResolver, RescueStepFieldsResolver } from './rescue-plans.resolver.js';

/** A region's best introductions now: what to do first so that the fewest seats lapse. It only suggests. */
@Module({
  imports: [
    TypeOrmModule.forFeature([RescuePlanEntity, RescueStepEntity]),
    PlacesModule,
    CandidatesModule,
    MatchingModule,
  ],
  providers: [
    RescuePlansRepository,
    RequestRescuePlan,
    ComputeRescuePlan,
    DropStepsWithoutGround,
    RescuePlansResolver,
    RescueStepFieldsResolver,
  ],
})
export class RescuePlansModule {}
