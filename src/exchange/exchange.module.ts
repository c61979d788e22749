import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmployersModule } from '../employers/employers.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { HandInPlaceList } from './hand-in-place-list.usecase.js';
import { ImportPlaceList } from './import-place-list.job.js';
import { ImportPlaces } from './import-places.usecase.js';
import { JudgePlaceList } from './judge-place-list.job.js';
import { PlaceListEntity } from './place-list.entity.js';
import { PlaceListsController } from './place-lists.controller.js';
import { PlaceListsRepository } from './place-lists.repository.js';
import { PlaceListsResolver } from './place-lists.resolver.js';

/** What goes in and out as files. */
@Module({
  imports: [TypeOrmModule.forFeature([PlaceListEntity]), ReferenceModule, EmployersModule, PlacesModule],
  controllers: [PlaceListsController],
  providers: [
    PlaceListsRepository,
    ImportPlaces,
    HandInPlaceList,
    JudgePlaceList,
    ImportPlaceList,
    PlaceListsResolver,
  ],
  exports: [ImportPlaces],
})
export class ExchangeModule {}
