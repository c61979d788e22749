import { addressee, anyone, deskPeople, holdersOf, signedIn } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Who is signed in, what every answer has around it, and who gets anything from each query at all. */
export const access: ExpectedTypes = {
  Viewer: {
    'openIdConnections noticeSettings id name email roles region candidate employers': addressee,
    'locale secondStepNeeded passkeys sessions': addressee,
  },
  Session: { 'id browser by secondStep createdAt lastSeenAt endsAt isThisOne': addressee },
  Passkey: { 'id name synced createdAt lastUsedAt': addressee },
  SignInLink: { 'state address needsCode': anyone },
  PasskeyQuestionPayload: { 'options problems': anyone },
  AccountPayload: { 'viewer problems': anyone },
  DonePayload: { 'done problems': anyone },
  RequestSignInPayload: { accepted: anyone },
  SignInPayload: { 'viewer problems': anyone },
  PageInfo: { 'endCursor hasNextPage': anyone },
  Problem: { 'code message path': anyone },

  Query: {
    'openIdToConnect signInProviders consentText dossierNeighbours dossiers invitation lapseProposal minimumWages parentsQuestion place places placesForWish purposeTexts qualifications regions sectors viewer':
      anyone,
    signInLink: anyone,
    employerClaims: holdersOf('EMPLOYER', 'ADVISER', 'COORDINATOR'),
    people: holdersOf('COORDINATOR', 'OPERATOR'),
    'countryRescuePlan deadLetters regionStaffing': holdersOf('OPERATOR'),
    myReminders: holdersOf('EMPLOYER'),
    employer: signedIn,
    'candidate candidates': holdersOf('CANDIDATE', 'ADVISER', 'COORDINATOR', 'OPERATOR'),
    unnamedCandidates: holdersOf('ADVISER'),
    'introduction introductions': holdersOf('CANDIDATE', 'EMPLOYER', 'ADVISER', 'COORDINATOR'),
    'regionRoute serviceStatus silenceLedger weightsPreview': holdersOf('COORDINATOR'),
    'managedPlaces outlookForPlace searchEmployers': holdersOf('EMPLOYER', 'ADVISER', 'COORDINATOR'),
    'alertNews candidateAlert candidateAlerts classStarts desk caseload lapseAlert lapseAlerts lostPlace lostPlaces lostSeats placeList placeLists rescuePlan whoGetsPlace':
      deskPeople,
  },
};
