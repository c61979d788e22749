import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddQualification } from './add-qualification.usecase.js';
import { ChangeDossierNeighbours } from './change-dossier-neighbours.usecase.js';
import { DossierNeighbourEntity } from './dossier-neighbour.entity.js';
import { DossierNeighboursRepository } from './dossier-neighbours.repository.js';
import { DossierLoader, DossierNeighboursResolver } from './dossier-neighbours.resolver.js';
import { EndQualification } from './end-qualification.usecase.js';
import {
  MinimumWageEntity,
  MunicipalityEntity,
  PostcodeEntity,
  QualificationEntity,
  ReferenceListEntity,
  RegionEntity,
  RegionNeighbourEntity,
  SectorEntity,
} from './reference.entity.js';
import {
  MunicipalitiesOfRegionLoader,
  MunicipalityLoader,
  PostcodeLoader,
  QualificationLoader,
  RegionLoader,
  SectorLoader,
} from './reference.loader.js';
import { ReferenceRepository } from './reference.repository.js';
import {
  MunicipalityResolver,
  QualificationResolver,
  RegionResolver,
  SectorResolver,
  ViewerRegionResolver,
} from './reference.resolver.js';

const loaders = [
  RegionLoader,
  MunicipalityLoader,
  MunicipalitiesOfRegionLoader,
  PostcodeLoader,
  SectorLoader,
  QualificationLoader,
];

/** Regions, municipalities, postcodes, sectors, qualifications: the official lists every room refers to. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      RegionEntity,
      MunicipalityEntity,
      PostcodeEntity,
      SectorEntity,
      QualificationEntity,
      ReferenceListEntity,
      RegionNeighbourEntity,
      MinimumWageEntity,
      DossierNeighbourEntity,
    ]),
  ],
  providers: [
    ReferenceRepository,
    ...loaders,
    AddQualification,
    EndQualification,
    DossierNeighboursRepository,
    DossierLoader,
    ChangeDossierNeighbours,
    DossierNeighboursResolver,
    RegionResolver,
    MunicipalityResolver,
    SectorResolver,
    QualificationResolver,
    ViewerRegionResolver,
  ],
  exports: [ReferenceRepository, ...loaders],
})
export class ReferenceModule {}
