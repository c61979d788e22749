import { addressee, anyone, holdersOf, whoLooksAfterEmployer } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

const managers = holdersOf('COORDINATOR', 'OPERATOR');

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
  People: { 'invitations persons regionCode rolesToGive': managers },
  DeskPerson: {
    'accountId cases email hasSecondStep lastSeenAt name organisation role siteName since': managers,
  },
  RegionStaffing: { 'advisers coordinators region regionCode': holdersOf('OPERATOR') },
  PeoplePayload: { 'people problems': anyone },
  NoticeSetting: { 'how kind': addressee },
  NoticeSettingsPayload: { 'noticeSettings problems': anyone },
  AcceptInvitationPayload: { 'accepted problems signedIn signInMailed': anyone },
};
