import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { CollegesModule } from '../colleges/colleges.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { ChangePlace } from './change-place.usecase.js';
import { CreatePlace } from './create-place.usecase.js';
import { LapsePlaces } from './lapse-places.job.js';
import { PlaceChecks } from './place-checks.service.js';
import { PlaceClassesResolver } from './place-classes.resolver.js';
import { PlaceEntity } from './place.entity.js';
import { FillElsewhere } from './fill-elsewhere.usecase.js';
import { EmployerPlacesResolver, PlaceFieldsResolver } from './place-fields.resolver.js';
import { PlaceLoader, TodayLoader } from './place.loader.js';
import { PlaceSearchRepository } from './place-search.repository.js';
import { PlacesRepository } from './places.repository.js';
import { PlacesResolver } from './places.resolver.js';
import { PublishPlace } from './publish-place.usecase.js';
import { NoticesModule } from '../notices/notices.module.js';
import { UnpublishPlaces } from './unpublish-places.job.js';
import { RederivePlaceRegions } from './rederive-place-regions.job.js';
import { Seats } from './seats.service.js';
import { WithdrawPlace } from './withdraw-place.usecase.js';

/** Places: what employers offer, their seats and their lapse dates. */
@Module({
  imports: [
    TypeOrmModule.forFeature([PlaceEntity]),
    ReferenceModule,
    DesksModule,
    NoticesModule,
    CollegesModule,
    EmployersModule,
    DeadlinesModule,
  ],
  providers: [
    UnpublishPlaces,
    PlacesRepository,
    PlaceSearchRepository,
    PlaceLoader,
    TodayLoader,
    PlaceChecks,
    CreatePlace,
    ChangePlace,
    PublishPlace,
    WithdrawPlace,
    FillElsewhere,
    LapsePlaces,
    RederivePlaceRegions,
    Seats,
    PlacesResolver,
    PlaceFieldsResolver,
    EmployerPlacesResolver,
    PlaceClassesResolver,
  ],
  exports: [
    PlacesRepository,
    PlaceLoader,
    TodayLoader,
    PublishPlace,
    WithdrawPlace,
    LapsePlaces,
    FillElsewhere,
    Seats,
  ],
})
export class PlacesModule {}
