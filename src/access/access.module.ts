import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcceptInvitation } from './accept-invitation.usecase.js';
import { AccessResolver } from './access.resolver.js';
import { AccountEntity, RoleGrantEntity } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuditEntryEntity, AuditPersonEntity, AuditReasonEntity, AuditSealEntity } from './audit.entity.js';
import { AuditLog } from './audit-log.service.js';
import { AuditPersons } from './audit-persons.service.js';
import { InvitationEntity } from './invitation.entity.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsResolver } from './invitations.resolver.js';
import { ManageInvitations } from './manage-invitations.usecase.js';
import { RateLimits } from './rate-limits.service.js';
import { RequestSignIn } from './request-sign-in.usecase.js';
import { SessionEntity, SignInLinkEntity } from './session.entity.js';
import { SendInvitation } from './send-invitation.service.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.usecase.js';

/** Who somebody is and what they may do. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AccountEntity,
      RoleGrantEntity,
      SessionEntity,
      SignInLinkEntity,
      AuditPersonEntity,
      AuditEntryEntity,
      AuditReasonEntity,
      AuditSealEntity,
      InvitationEntity,
    ]),
  ],
  providers: [
    AccountsRepository,
    Sessions,
    RequestSignIn,
    SignIn,
    RateLimits,
    AuditPersons,
    AuditLog,
    AccessResolver,
    InvitationsRepository,
    SendInvitation,
    ManageInvitations,
    AcceptInvitation,
    InvitationsResolver,
  ],
  exports: [
    AccountsRepository,
    Sessions,
    RequestSignIn,
    RateLimits,
    AuditLog,
    AuditPersons,
    InvitationsRepository,
    SendInvitation,
  ],
})
export class AccessModule {}
