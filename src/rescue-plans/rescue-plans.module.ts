import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ComputeRescuePlan } from './compute-rescue-plan.job.js';
import { CountryRescuePlanResolver } from './country-rescue-plan.resolver.js';
import { DecideRescueStep } from './decide-rescue-step.usecase.js';
import { DraftRescuePlan } from './draft-rescue-plan.service.js';
import { DropStepsWithoutGround } from './drop-steps-without-ground.job.js';
import { PlanIngredientsRepository } from './plan-ingredients.repository.js';
import { RequestRescuePlan } from './request-rescue-plan.usecase.js';
import {
  RescuePlanEntity,
  RescueSetAsideEntity,
  RescueStepEntity,
  RescueWeekEntity,
} from './rescue-plan.entity.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';
import { RescuePlansResolver } from './rescue-plans.resolver.js';
import { RescueSetAsidesResolver, RescueStepsResolver } from './rescue-steps.resolver.js';
import { SetAsidesRepository } from './set-asides.repository.js';

/** A region's best introductions now: what to do first so that the fewest seats lapse. It only suggests. */
@Module({
  imports: [
    TypeOrmModule.forFeature([RescuePlanEntity, RescueWeekEntity, RescueStepEntity, RescueSetAsideEntity]),
    PlacesModule,
    CandidatesModule,
    MatchingModule,
    DesksModule,
    IntroductionsModule,
  ],
  providers: [
    RescuePlansRepository,
    PlanIngredientsRepository,
    SetAsidesRepository,
    DraftRescuePlan,
    RequestRescuePlan,
    DecideRescueStep,
    ComputeRescuePlan,
    DropStepsWithoutGround,
    RescuePlansResolver,
    RescueStepsResolver,
    RescueSetAsidesResolver,
    CountryRescuePlanResolver,
  ],
})
export class RescuePlansModule {}
