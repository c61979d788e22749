import {
  anyone,
  caseKnowers,
  caseTeam,
  holdersOf,
  sides,
  candidateSideAndDesk,
  employerSideAndDesk,
  ownDesk,
  whoHeardHesitation,
  whoKnowsCandidate,
  whoKnowsWhy,
  whoSeesMilestone,
  whoSeesProfile,
} from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Candidates, and their introductions to places. */
export const candidates: ExpectedTypes = {
  Candidate: {
    'id name region version wish': whoKnowsCandidate,
    'details matches grants objections parentalAgreement uses views': caseKnowers,
  },
  CandidateConnection: { 'nodes pageInfo totalCount': anyone },
  CandidatePayload: { 'candidate problems': anyone },
  CandidateDetails: {
    'birthDate brings caseTeam earliestStartOn earlyStartReason email inMatching legalBasis phone':
      caseKnowers,
    'placeNeededBy placedOn postcode4 priorEducation': caseKnowers,
  },
  LegalBasis: { 'basis controller givenAt informedBy informedHow purpose textVersion': caseKnowers },
  RecordedLegalBasis: {
    'basis controller endedAs endedAt givenAt informedBy informedHow purpose textVersion': caseKnowers,
  },
  Controller: { 'kind name': caseKnowers },
  DataUse: { 'ground history purpose state': caseKnowers },
  Objection: { 'decidedAt decision grounds id objectedAt outcome purposes': caseKnowers },
  CaseGrant: { 'adviserName endedAt endsOn givenAt id isRunning region why': caseKnowers },
  ParentalAgreement: { 'askedAt givenAt how parentName relation': caseKnowers },
  ParentalAgreementPayload: { 'agreed problems': anyone },
  ParentsQuestion: { 'askedForMatching firstName parentName': anyone },
  CaseView: { 'ground name organisation role seenAt why': caseKnowers },
  CaseViewConnection: { 'nodes pageInfo totalCount': caseKnowers },
  PurposeText: { 'howLong purpose stop title what who why': anyone },
  Wish: {
    'availableFrom languageLevel maxHoursPerWeek maxTravelKm mboLevels postcode4 qualifications region sectors':
      whoKnowsCandidate,
  },
  CandidateProfile: {
    'availableFrom brings languageLevel maxHoursPerWeek mboLevels qualifications sectors withinKm':
      whoSeesProfile,
  },

  Introduction: {
    'id endCause endText endedAt enrolment mayDo message moveBy place placement profile proposedAt status':
      sides,
    'turn turnText turns version candidateAccepted employerAccepted milestones nextPlaces promise route':
      sides,
    // Whether somebody is shown at all is said by the fields of Candidate, each for itself.
    'candidate hesitations mayArrange meetings papers remedyOffers remedyProposals support': sides,
    declineReason: whoKnowsWhy,
    candidateMessage: candidateSideAndDesk,
    employerMessage: employerSideAndDesk,
    'mayWrite thread unreadMessages': sides,
    caseNotes: caseTeam,
    'byPhoneOnly endNote': ownDesk,
  },
  IntroductionConnection: { 'nodes pageInfo totalCount': anyone },
  IntroductionPayload: { 'introduction problems warnings': anyone },
  Hesitation: { 'adviserOnly by id kind note resolvedAt': whoHeardHesitation },
  Enrolment: { 'classStart intakeOn status toldBy updatedAt': sides },
  IntroductionMilestone: { 'kind onDate status': whoSeesMilestone },
  IntroductionPromise: { 'closesOn lastNudgeAt nextNudgeOn': sides },
  SilenceLedgerLine: { 'lapsed organisation party': holdersOf('COORDINATOR') },
  Route: { 'isLate milestones moveBy turnText turns': sides },
  RouteMilestone: { 'name onDate state stateText title': sides },
  RegionRoute: { 'jamsAt stops': holdersOf('COORDINATOR') },
  RegionRouteStop: { 'late name title waiting': holdersOf('COORDINATOR') },
  Placement: { 'confirmedAt endReason endedOn id startsOn': sides },
};
