import { anyone, deskPeople, ownDesk, whoSeesTheWhole } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** What is the same for everybody, and what a desk keeps for itself. */
export const reference: ExpectedTypes = {
  Region: { 'code name municipalities': anyone },
  Municipality: { 'code name region': anyone },
  Sector: { 'code name': anyone },
  Qualification: { 'creboCode dossier endedOn mboLevel name sector': anyone },
  Dossier: { 'code name': anyone },
  DossierNeighbours: { 'dossier neighbour reasonEn reasonNl': anyone },
  DossierNeighboursPayload: { 'neighbours problems': anyone },
  QualificationPayload: { 'problems qualification': anyone },
  ConsentText: { 'paragraphs question title version': anyone },
  MinimumWage: { 'age centsPerHour validFrom': anyone },

  ClassStart: {
    'checkedOn college enrolBy firstLessonOn id qualification schoolDays status town version': anyone,
  },
  ClassStartConnection: { 'nodes pageInfo totalCount': deskPeople },
  ClassStartPayload: { 'classStart problems': anyone },
  LapseProposal: { 'classStart lapsesOn': anyone },

  Desk: { 'absences advisers gaps region regionCode responsibilities settings sites': ownDesk },
  Colleague: { 'accountId name': whoSeesTheWhole },
  Responsibility: { 'adviser employer id municipality sector site': whoSeesTheWhole },
  Absence: { 'adviser firstDay id lastDay substitute': whoSeesTheWhole },
  ResponsibilityTrial: { 'advisers by steps': whoSeesTheWhole },
  ResponsibilityStep: { 'counts rule standIn': whoSeesTheWhole },
  ResponsibilityGaps: { 'gaps openPlaces': whoSeesTheWhole },
  ResponsibilityGap: { 'municipality openPlaces sector': whoSeesTheWhole },
  DeskPayload: { 'desk problems': anyone },
  Adviser: { 'accountId awayUntil hoursPerWeek name siteId substituteAccountId': ownDesk },
  Site: { 'id name postcode4 town': ownDesk },
  RegionSettings: {
    'acknowledgeWithinWorkingHours answerWithinWorkingDays asksAtOnce introductionsPerCandidateWeek classReachKm closeAfterWorkingDays employerLeadDays nudgeDays introductionOrder introductionsPerWeek leadDays matchingWeights paperDays retention talkWeeks remedyCheckMonths answerAsksWithinWorkingDays invitationsPerPlace openAsksPerCandidate':
      ownDesk,
  },
  Retention: { 'consentDays placementDays procedureDays warnDays': ownDesk },
  MatchingWeights: { 'availability distance hours language level qualification region sector': ownDesk },
};
