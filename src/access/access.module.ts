import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcceptInvitation } from './accept-invitation.usecase.js';
import { AccessResolver } from './access.resolver.js';
import { AccountMails } from './account-mails.service.js';
import { AccountResolver } from './account.resolver.js';
import { AccountEntity, RoleGrantEntity } from './account.entity.js';
import { AddOperator } from './add-operator.usecase.js';
import { AccountsRepository } from './accounts.repository.js';
import { AskingBrowser } from './asking-browser.service.js';
import { AuditEntryEntity, AuditPersonEntity, AuditReasonEntity, AuditSealEntity } from './audit.entity.js';
import { AuditLog } from './audit-log.service.js';
import { AuditPersons } from './audit-persons.service.js';
import { VerifyAudit } from './verify-audit.service.js';
import { InvitationEntity } from './invitation.entity.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsResolver } from './invitations.resolver.js';
import { LinkVisits } from './link-visits.service.js';
import { ManageInvitations } from './manage-invitations.usecase.js';
import { RateLimits } from './rate-limits.service.js';
import { RequestSignIn } from './request-sign-in.usecase.js';
import { SendInvitation } from './send-invitation.service.js';
import { ChangeAccount } from './change-account.usecase.js';
import { EmailChangeEntity } from './email-change.entity.js';
import { EmailChangesRepository } from './email-changes.repository.js';
import { Entrance } from './entrance.service.js';
import { ManagePasskeys } from './manage-passkeys.usecase.js';
import { PasskeyCeremony } from './passkey-ceremony.service.js';
import { PasskeyJsonScalar } from './passkey-json.scalar.js';
import { PasskeyChallengeEntity, PasskeyEntity } from './passkey.entity.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { PasskeysResolver } from './passkeys.resolver.js';
import { ResetSecondStep } from './reset-second-step.usecase.js';
import { SecondStepFacts } from './second-step-facts.service.js';
import { ForgetSignIns, SendSignIn } from './send-sign-in.job.js';
import { SessionEntity } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.service.js';
import { ShowPasskey } from './show-passkey.usecase.js';
import { SignInRequestEntity } from './sign-in-request.entity.js';
import { SignInRequestsRepository } from './sign-in-requests.repository.js';
import { SignIn } from './sign-in.usecase.js';

/** Who somebody is and what they may do. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AccountEntity,
      RoleGrantEntity,
      SessionEntity,
      SignInRequestEntity,
      PasskeyEntity,
      PasskeyChallengeEntity,
      EmailChangeEntity,
      AuditPersonEntity,
      AuditEntryEntity,
      AuditReasonEntity,
      AuditSealEntity,
      InvitationEntity,
    ]),
  ],
  providers: [
    AddOperator,
    AccountsRepository,
    AskingBrowser,
    Sessions,
    SessionsRepository,
    RequestSignIn,
    SignInRequestsRepository,
    SendSignIn,
    ForgetSignIns,
    SignIn,
    Entrance,
    PasskeysRepository,
    PasskeyCeremony,
    PasskeyJsonScalar,
    ShowPasskey,
    ManagePasskeys,
    SecondStepFacts,
    ResetSecondStep,
    EmailChangesRepository,
    ChangeAccount,
    AccountMails,
    RateLimits,
    LinkVisits,
    AuditPersons,
    VerifyAudit,
    AuditLog,
    AccessResolver,
    AccountResolver,
    PasskeysResolver,
    InvitationsRepository,
    SendInvitation,
    ManageInvitations,
    AcceptInvitation,
    InvitationsResolver,
  ],
  exports: [
    SecondStepFacts,
    AccountsRepository,
    AskingBrowser,
    Sessions,
    Entrance,
    RequestSignIn,
    RateLimits,
    LinkVisits,
    AuditLog,
    AuditPersons,
    VerifyAudit,
    InvitationsRepository,
    SendInvitation,
  ],
})
export class AccessModule {}
