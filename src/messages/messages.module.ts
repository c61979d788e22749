import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { KeepCaseNote } from './keep-case-note.usecase.js';
import { MessageLinksRepository } from './message-links.repository.js';
import { CaseNoteEntity, MessageEntity, MessageLinkEntity, MessageReadEntity } from './message.entity.js';
import { MessagePagesController } from './message-pages.controller.js';
import { MessagesRepository } from './messages.repository.js';
import { CaseNotesResolver, MessagesResolver, UnreadLoader } from './messages.resolver.js';
import { OpenMessageLink } from './open-message-link.service.js';
import { CheckMessageMail, MessageReaders, TellMessageWritten } from './tell-messages.job.js';
import { WriteMessage } from './write-message.usecase.js';

/** What the parties of an introduction write to each other, and what the case team notes apart from it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MessageEntity, MessageReadEntity, MessageLinkEntity, CaseNoteEntity]),
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    IntroductionsModule,
  ],
  controllers: [MessagePagesController],
  providers: [
    MessagesRepository,
    MessageLinksRepository,
    WriteMessage,
    KeepCaseNote,
    OpenMessageLink,
    MessageReaders,
    TellMessageWritten,
    CheckMessageMail,
    UnreadLoader,
    MessagesResolver,
    CaseNotesResolver,
  ],
  exports: [MessagesRepository],
})
export class MessagesModule {}
