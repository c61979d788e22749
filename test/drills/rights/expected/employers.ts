import {
  anyone,
  holdersOf,
  whoFindsPlace,
  whoLooksAfterEmployer,
  whoLooksAfterPlace,
  whoSeesMatches,
  whoSeesOutlook,
} from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Employers, their places, and a desk's lists of places. */
export const employers: ExpectedTypes = {
  Employer: {
    'accreditations id kvkNumber name places version': anyone,
    'establishments leerbedrijfId mailFails status team': whoLooksAfterEmployer,
  },
  EmployerConnection: { 'nodes pageInfo totalCount': anyone },
  EmployerPayload: { 'employer problems': anyone },
  Establishment: { 'establishmentNumber id name phone postcode4 workplaceTrainer': whoLooksAfterEmployer },
  Accreditation: {
    'id qualification reviewDueOn status': anyone,
    vouchedAt: whoLooksAfterEmployer,
  },

  Place: {
    'classStarts description distanceKm drivingLicence employer hoursPerWeek howToGetThere id languageLevel':
      whoFindsPlace,
    'lapsesOn managedByViewer mboLevel municipality postcode4 publishedAt qualification region':
      whoFindsPlace,
    'schoolDay schoolTown seats seatsLeft sector startsFrom startsOn status title town': whoFindsPlace,
    'usualStartTime version wagePerHour': whoFindsPlace,
    'enrolmentWarning lapseCalendar outlook withdrawReason': whoLooksAfterPlace,
    matches: whoSeesMatches,
    unnamedMatches: holdersOf('EMPLOYER'),
  },
  PlaceOutlook: { 'candidates changes': whoSeesOutlook },
  PlaceChange: {
    'creboCode criterion hoursPerWeek languageLevel startsOn text unlocks': whoSeesOutlook,
  },
  CandidateCount: { 'count isExact': whoSeesOutlook },
  LapseCalendarEntry: { 'at kind leadDays on to': whoLooksAfterPlace },
  MyReminders: { 'choices feedSince isOff isOwnChoice leadDays': holdersOf('EMPLOYER') },
  MyRemindersPayload: { 'problems reminders': anyone },
  LapseFeedPayload: { 'problems url': anyone },
  PlaceConnection: { 'nodes pageInfo totalCount': anyone },
  PlacePayload: { 'place problems': anyone },
};
