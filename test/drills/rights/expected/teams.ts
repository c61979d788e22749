import { anyone, holdersOf, whoLooksAfterEmployer } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Teams of employers and invitations to a role. */
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
  AcceptInvitationPayload: { 'accepted problems signedIn signInMailed': anyone },
};
