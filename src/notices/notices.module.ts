import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DigestEntity } from './digest.entity.js';
import { DigestsRepository } from './digests.repository.js';

/** When and how often people are told things. */
@Module({
  imports: [TypeOrmModule.forFeature([DigestEntity])],
  providers: [DigestsRepository],
  exports: [DigestsRepository],
})
export class NoticesModule {}
