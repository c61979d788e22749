import {
  addressee,
  anyone,
  coordinatorThere,
  deskPeople,
  holdersOf,
  ownDesk,
  whoSeesMatches,
  whoSeesTheWhole,
} from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** What a desk works with: matches, alerts, the rescue plan, lists of places. */
export const deskWork: ExpectedTypes = {
  PlaceMatches: { 'nearMisses nodes oneChangeAway pageInfo total': whoSeesTheWhole },
  PlaceMatch: { 'besideWish distanceKm entryWarning place reasons score': whoSeesTheWhole },
  NearMiss: { 'criterion place text': whoSeesTheWhole },
  WishChange: {
    'availableFrom criterion examples languageLevel maxHoursPerWeek maxTravelKm mboLevel': whoSeesTheWhole,
    'regionCode text unlocks': whoSeesTheWhole,
  },
  BesideWish: { 'kind text': whoSeesTheWhole },
  WeightsPreview: { 'changed lists regionCode': coordinatorThere },
  PreviewedList: { 'moves place total': coordinatorThere },
  PreviewedMove: { 'after before match': coordinatorThere },
  EntryWarning: { 'text wayRound': whoSeesTheWhole },
  MatchReason: { 'criterion score text weight': whoSeesTheWhole },
  NearCandidates: { 'byCriterion candidates': whoSeesMatches },
  NearCandidatesBy: { 'candidates criterion': whoSeesMatches },
  CandidateMatches: { 'nodes pageInfo total': whoSeesMatches },
  UnnamedCandidate: { 'candidateId profile': whoSeesMatches },
  UnnamedCandidateConnection: { 'nodes pageInfo totalCount': anyone },
  CandidateMatch: { 'candidate candidateId distanceKm profile reasons score': whoSeesMatches },

  ServiceStatus: { 'checkedAt isWorking parts': holdersOf('COORDINATOR') },
  ServicePart: { 'alerts alertsSent from mails mailsRefused mailsSent until': holdersOf('COORDINATOR') },
  DeadLetter: { 'attempts canRetry failedAt id kind name why': holdersOf('OPERATOR') },
  DeadLettersPayload: { 'deadLetters problems': anyone },

  LapseAlert: {
    'acknowledgedAt current dueAt escalatedAt handedOnAt handedOverTo id isGap lapsesOn leadDays matches nearMisses place sentAt':
      addressee,
    'snoozeUntilAtMost snoozedUntil tried': addressee,
  },
  CandidateAlert: {
    'acknowledgedAt candidateId current dueAt escalatedAt handedOnAt handedOverTo id isGap isTooLate leadDays neededBy':
      addressee,
    'placesThatFit profile sentAt snoozeUntilAtMost snoozedUntil': addressee,
    candidate: addressee,
  },
  CandidateAlertConnection: { 'nodes pageInfo totalCount': anyone },
  AlertPayload: { 'candidateAlert lapseAlert problems': anyone },
  Tried: { 'at by endCause introductionId kind proposedDate status': addressee },
  Subscription: { alertNews: deskPeople },
  AlertNews: { 'cursor startsOver': deskPeople, happenings: deskPeople },
  AlertHappening: { 'candidateAlert happenedAt lapseAlert': deskPeople },
  LapseAlertConnection: { 'nodes pageInfo totalCount': anyone },
  LapseAlertPayload: { 'lapseAlert problems': anyone },

  CaseloadEntry: {
    'carrier daysInStep introduction isDue isStalled isTalkDue isWarned lastContactAt step stepTitle unread usualDays':
      deskPeople,
  },
  CaseloadEntryConnection: { 'nodes pageInfo totalCount': anyone },
  HandOverPayload: { 'introductions problems': anyone },
  LostPlace: {
    'candidatesThatFit cause id lostOn note place proposedCause replay seats toldAt way': ownDesk,
  },
  LossReplay: { 'alertInTime introduceBy verdict': ownDesk },
  LostPlaceConnection: { 'nodes pageInfo totalCount': anyone },
  LostSeatsReport: { 'causes replay since': deskPeople },
  SeatsByCause: { 'cause seats': deskPeople },
  SeatsByVerdict: { 'seats verdict': deskPeople },
  LostPlacePayload: { 'lostPlace problems': anyone },

  RescuePlan: {
    'change computedAt deskSaves fingerprint gap horizonDays id isExact progress requestedAt seatsAtRisk seatsSaved seed setAside steps weeks':
      ownDesk,
  },
  RescuePlanChange: { 'seatsSavedBefore stepsGone stepsNew': whoSeesTheWhole },
  RescueWeek: { 'deskSaves seatsAtRisk seatsSaved startsOn': whoSeesTheWhole },
  RescueAdviser: { 'accountId name': whoSeesTheWhole },
  RescueSetAside: { 'at by candidate id note place reason': ownDesk },
  CountryRescuePlan: {
    'computedAt deskSaves gap horizonDays id isExact progress seatsAtRisk seatsSaved weeks':
      holdersOf('OPERATOR'),
  },
  CountryRescueWeek: { 'deskSaves seatsAtRisk seatsSaved startsOn': holdersOf('OPERATOR') },
  CountryRescuePlanPayload: { 'problems rescuePlan': anyone },
  RescuePlanPayload: { 'problems rescuePlan': anyone },
  RescueStep: { 'adviser candidate candidateId doBy id isNew place profile reasons score': ownDesk },

  PlaceList: {
    'duplicates failure fileName good id progress receivedAt refused refusedRowsUrl rows status unchanged':
      ownDesk,
  },
  PlaceListConnection: { 'nodes pageInfo totalCount': anyone },
  PlaceListPayload: { 'placeList problems': anyone },
  DuplicateRowType: { 'line of': ownDesk },
  RefusedRowType: { 'code field line message': ownDesk },
};
