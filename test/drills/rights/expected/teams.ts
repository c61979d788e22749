import { addressee, anyone, holdersOf, whoLooksAfterEmployer } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Teams of employers, invitations to a role, and what people want to hear. */
export const teams: ExpectedTypes = {
  Team: { 'managedByViewer members invitations': whoLooksAfterEmployer },
  TeamMember: { 'accountId email memberRole name since': whoLooksAfterEmployer },
  Invitation: {
    'email expiresAt id memberRole organisation role sentAt state': holdersOf(
      'EMPLOYER',
      'ADVISER',
      'COORDINATOR',
      'OPERATOR',
    ),
  },
  InvitationPayload: { 'invitation problems': anyone },
  OpenInvitation: { 'email expiresAt memberRole needsName organisation role': anyone },
  NoticeSetting: { 'how kind': addressee },
  NoticeSettingsPayload: { 'noticeSettings problems': anyone },
  AcceptInvitationPayload: { 'accepted problems signedIn signInMailed': anyone },
};
