import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DesksModule } from '../desks/desks.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ClassesWithinReachLoader, ClassStartLoader } from './class-start.loader.js';
import { ClassStartEntity, CollegeEntity } from './class-start.entity.js';
import { ClassStartsRepository } from './class-starts.repository.js';
import { ClassStartsResolver } from './class-starts.resolver.js';
import { ImportClassStarts } from './import-class-starts.usecase.js';
import { ProposeLapse } from './propose-lapse.service.js';
import { RecordClassStart } from './record-class-start.usecase.js';

/** Colleges and when they begin a class. */
@Module({
  imports: [TypeOrmModule.forFeature([CollegeEntity, ClassStartEntity]), ReferenceModule, DesksModule],
  providers: [
    ClassStartsRepository,
    ClassStartLoader,
    ClassesWithinReachLoader,
    ProposeLapse,
    RecordClassStart,
    ImportClassStarts,
    ClassStartsResolver,
  ],
  exports: [ClassStartsRepository, ClassStartLoader, ClassesWithinReachLoader, ProposeLapse],
})
export class CollegesModule {}
