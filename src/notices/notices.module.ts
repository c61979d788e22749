import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChooseNotice } from './choose-notice.usecase.js';
import { DigestEntity } from './digest.entity.js';
import { DigestsRepository } from './digests.repository.js';
import { MorningParts } from './morning-parts.service.js';
import { NoticeEntity, NoticeSettingEntity } from './notice.entity.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesResolver } from './notices.resolver.js';
import { Notices } from './notices.service.js';
import { StopLinks } from './stop-links.service.js';
import { StopMailController } from './stop-mail.controller.js';
import { StopMail } from './stop-mail.usecase.js';
import { TellInviter } from './tell-inviter.job.js';

/** What people want to hear, how soon, and how often. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([DigestEntity, NoticeSettingEntity, NoticeEntity])],
  controllers: [StopMailController],
  providers: [
    DigestsRepository,
    NoticesRepository,
    Notices,
    StopLinks,
    StopMail,
    MorningParts,
    ChooseNotice,
    NoticesResolver,
    TellInviter,
  ],
  exports: [DigestsRepository, NoticesRepository, Notices, StopLinks, MorningParts],
})
export class NoticesModule {}
