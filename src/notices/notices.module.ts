import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChooseNotice } from './choose-notice.usecase.js';
import { DigestEntity } from './digest.entity.js';
import { DigestsRepository } from './digests.repository.js';
import { NoticeEntity, NoticeSettingEntity } from './notice.entity.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesResolver } from './notices.resolver.js';
import { Notices } from './notices.service.js';
import { TellInviter } from './tell-inviter.job.js';

/** What people want to hear, how soon, and how often. */
@Module({
  imports: [TypeOrmModule.forFeature([DigestEntity, NoticeSettingEntity, NoticeEntity])],
  providers: [DigestsRepository, NoticesRepository, Notices, ChooseNotice, NoticesResolver, TellInviter],
  exports: [DigestsRepository, NoticesRepository, Notices],
})
export class NoticesModule {}
