import {
  addresseeOrAsker,
  anyone,
  holdersOf,
  ownDesk,
  whoGivesRole,
  whoLooksAfterEmployer,
  whoManagesEmployer,
  whoManagesInvitation,
  whoStaffs,
} from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Teams of employers, invitations to a role, and what people want to hear. */
export const teams: ExpectedTypes = {
  Team: { 'managedByViewer members': whoLooksAfterEmployer, invitations: whoManagesEmployer },
  TeamMember: { 'accountId email memberRole name since': whoLooksAfterEmployer },
  Invitation: { 'email expiresAt id memberRole organisation role sentAt state': whoManagesInvitation },
  InvitationPayload: { 'invitation problems': anyone },
  OpenInvitation: { 'email expiresAt memberRole needsName organisation role': anyone },
  People: { 'invitations persons regionCode rolesToGive': whoStaffs },
  DeskPerson: {
    'accountId cases email hasSecondStep lastSeenAt mailFails name organisation role siteName since':
      whoGivesRole,
  },
  RegionStaffing: { 'advisers coordinators region regionCode': holdersOf('OPERATOR') },
  PeoplePayload: { 'people problems': anyone },
  EmployerClaim: {
    'companyName confirmedAt email id kvkNumber personName postcode4': whoManagesEmployer,
    lookalikes: ownDesk,
  },
  Lookalike: { 'kvkNumber name reasons': ownDesk },
  ClaimPayload: { 'accepted problems': anyone },
  NoticeSetting: { 'choices how kind': addresseeOrAsker },
  NoticeSettingsPayload: { 'noticeSettings problems': anyone },
  AcceptInvitationPayload: { 'accepted problems signedIn signInMailed': anyone },
};
