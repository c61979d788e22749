import {
  addressee,
  coordinatorThere,
  deskPeople,
  holdersOf,
  oneselfOrCoordinator,
  ownDesk,
  whoLooksAfterEmployer,
  whoLooksAfterPlace,
  whoManagesEmployer,
} from '../audience.js';
import { refusedMail } from '../cast-belongings.js';
import { accountMutations } from './mutations-of-accounts.js';
import { byId, byVersion, type ExpectedMutations, type Target } from './mutation.js';
import { advisersThere, caseMutations } from './mutations-of-cases.js';
import { meetingMutations } from './mutations-of-meetings.js';
import { openIdMutations } from './mutations-of-openid.js';
import { privacyMutations } from './mutations-of-privacy.js';
import { teamMutations } from './mutations-of-teams.js';

const isA =
  (...statuses: string[]) =>
  ({ row }: Target) =>
    statuses.includes(String(row['status']));

const placeInput = ({ thing }: Target, day: (days: number) => string) => ({
  title: 'Leerling met een andere titel',
  description: 'Een andere beschrijving van het werk.',
  creboCode: '25180',
  postcode4: thing.regions[0] === 'AM01' ? '9711' : '7511',
  hoursPerWeek: 24,
  seats: 2,
  startsOn: day(70),
  lapsesOn: day(45),
});

const remedyInput = (day: (days: number) => string) => ({
  kind: 'SCHOOL_CONTACT',
  eases: ['SCHOOL'],
  sides: ['CANDIDATE'],
  isPersonal: false,
  nameNl: 'Oefencontact',
  nameEn: 'Drill contact',
  textNl: 'Iemand om te bellen.',
  textEn: 'Somebody to ring.',
  offeredBy: 'School van de oefening',
  source: 'De oefening',
  validFrom: day(0),
});

const classInput = (day: (days: number) => string) => ({
  college: 'ROC van de oefening',
  creboCode: '25180',
  town: 'Enschede',
  schoolDays: 'vrijdag',
  firstLessonOn: day(90),
  enrolBy: day(80),
  status: 'OPEN',
  checkedOn: day(0),
});

/** Every mutation: on what it works, who may, and what to give it. The mildest first: they are done in this order. */
export const mutations: ExpectedMutations = {
  recordAbsence: {
    on: 'adviser',
    may: oneselfOrCoordinator,
    given: ({ thing, row }, day) => ({
      regionCode: row['region_code'],
      input: { accountId: thing.id, firstDay: day(30), lastDay: day(31) },
    }),
  },
  endAbsence: {
    on: 'absence',
    may: oneselfOrCoordinator,
    given: ({ thing, row }) => ({ regionCode: row['region_code'], id: thing.id }),
  },
  addResponsibility: {
    on: 'desk',
    may: coordinatorThere,
    given: ({ thing, row }) => ({
      regionCode: thing.id,
      input: { accountId: row['adviserId'], sectorCode: 'techniek-gebouwde-omgeving' },
    }),
  },
  removeResponsibility: {
    on: 'responsibility',
    may: coordinatorThere,
    given: ({ thing, row }) => ({ regionCode: row['region_code'], id: thing.id }),
  },
  changeRegionSettings: {
    on: 'desk',
    may: coordinatorThere,
    given: ({ thing }, day) => ({ regionCode: thing.id, validFrom: day(3), input: { classReachKm: 41 } }),
  },
  // Before a line is added: afterwards there is a catalogue.
  beginRemedies: {
    on: 'desk',
    may: coordinatorThere,
    given: ({ thing }) => ({ regionCode: thing.id }),
    ready: ({ row }) => row['hasRemedies'] === false,
  },
  addRemedy: {
    on: 'desk',
    may: coordinatorThere,
    given: ({ thing }, day) => ({ regionCode: thing.id, input: remedyInput(day) }),
  },
  checkRemedy: { on: 'remedy', may: coordinatorThere, given: byVersion },
  changeRemedy: {
    on: 'remedy',
    may: coordinatorThere,
    given: (target, day) => ({ ...byVersion(target), input: remedyInput(day) }),
  },
  computeRescuePlan: {
    on: 'desk',
    may: ownDesk,
    given: ({ thing }) => ({ regionCode: thing.id, horizonDays: 77 }),
  },
  computeCountryRescuePlan: { on: null, may: holdersOf('OPERATOR'), given: () => ({ horizonDays: 77 }) },
  introduceRescueStep: {
    on: 'rescueStep',
    may: advisersThere,
    given: ({ row }) => ({ stepId: row['id'] }),
  },
  setAsideRescueStep: {
    on: 'rescueStep',
    may: ownDesk,
    given: ({ row }) => ({ stepId: row['id'], reason: 'EMPLOYER' }),
  },
  bringBackRescueStep: {
    on: 'rescueSetAside',
    may: ownDesk,
    given: ({ row }) => ({ id: row['id'], horizonDays: 77 }),
  },
  chooseReminders: { on: null, may: holdersOf('EMPLOYER'), given: () => ({ leadDays: [14] }) },
  renewLapseFeed: { on: null, may: holdersOf('EMPLOYER'), given: () => ({}) },
  endLapseFeed: { on: null, may: holdersOf('EMPLOYER'), given: () => ({}) },
  snoozeAlert: {
    on: 'lapseAlert',
    may: addressee,
    given: ({ thing }, day) => ({ id: thing.id, until: day(1) }),
  },
  acknowledgeLapseAlert: { on: 'lapseAlert', may: addressee, given: byId },
  acknowledgeAlert: { on: 'lapseAlert', may: addressee, given: byId },
  handOverAlert: {
    on: 'lapseAlert',
    may: addressee,
    given: ({ thing, row }) => ({ id: thing.id, toAccountId: row['colleagueId'] }),
  },
  noteEmployerCalled: {
    on: 'place',
    may: ownDesk,
    given: ({ thing }) => ({ placeId: thing.id }),
    ready: isA('PUBLISHED'),
  },
  proposeExtension: {
    on: 'place',
    may: ownDesk,
    given: ({ thing, row }) => ({ placeId: thing.id, lapsesOn: row['starts_on'] }),
    ready: ({ row }) => row['status'] === 'PUBLISHED' && String(row['lapses_on']) < String(row['starts_on']),
  },
  tellLostCause: {
    on: 'place',
    may: ownDesk,
    given: ({ thing }) => ({ placeId: thing.id, cause: 'NO_CANDIDATES' }),
    ready: ({ row }) => row['status'] === 'WITHDRAWN' && row['published_at'] !== null,
  },
  importPlaceList: { on: 'placeList', may: ownDesk, given: byId, ready: isA('JUDGED') },

  recordClassStart: { on: null, may: deskPeople, given: (_, day) => ({ input: classInput(day) }) },
  changeClassStart: {
    on: 'shared',
    may: deskPeople,
    given: (target, day) => ({ ...byVersion(target), input: { ...classInput(day), schoolDays: 'zaterdag' } }),
  },
  addQualification: {
    on: null,
    may: holdersOf('COORDINATOR'),
    given: () => ({
      input: {
        creboCode: '99998',
        name: 'Oefenmeester',
        dossier: 'Oefenen',
        dossierCode: '99997',
        mboLevel: 2,
        sectorCode: 'techniek-gebouwde-omgeving',
      },
    }),
  },
  putDossierNeighbours: {
    on: null,
    may: holdersOf('COORDINATOR'),
    given: () => ({
      input: {
        dossierCode: '23024',
        neighbourCode: '23085',
        reasonNl: 'Om te oefenen.',
        reasonEn: 'To practise.',
      },
    }),
  },
  retryDeadLetter: {
    on: null,
    may: holdersOf('OPERATOR'),
    given: () => ({ kind: 'MAIL', id: refusedMail }),
  },
  removeDossierNeighbours: {
    on: null,
    may: holdersOf('COORDINATOR'),
    given: () => ({ dossierCode: '23024', neighbourCode: '23027' }),
  },
  recordEstablishment: {
    on: 'employer',
    may: whoManagesEmployer,
    given: ({ thing }) => ({ employerId: thing.id, input: { name: 'Werf', postcode4: '7512' } }),
  },
  recordAccreditation: {
    on: 'employer',
    may: whoManagesEmployer,
    given: ({ thing }) => ({ employerId: thing.id, input: { creboCode: '25357', status: 'APPLIED' } }),
  },
  changeEmployer: {
    on: 'employer',
    may: whoManagesEmployer,
    given: (target) => ({
      ...byVersion(target),
      input: { name: 'Anders genoemd', kvkNumber: target.row['kvk_number'], leerbedrijfId: '987654300' },
    }),
  },

  clonePlace: { on: 'place', may: whoLooksAfterPlace, given: byId },
  createPlace: {
    on: 'employer',
    // A desk enters a place in its own region for any employer: where the work is decides, not whose company it is.
    may: (viewer, thing, node) =>
      deskPeople(viewer, thing, node) || whoLooksAfterEmployer(viewer, thing, node),
    given: (target, day) => ({ input: { ...placeInput(target, day), employerId: target.thing.id } }),
  },
  changePlace: {
    on: 'place',
    may: whoLooksAfterPlace,
    given: (target, day) => ({ ...byVersion(target), input: placeInput(target, day) }),
    ready: isA('DRAFT'),
  },
  publishPlace: { on: 'place', may: whoLooksAfterPlace, given: byVersion, ready: isA('DRAFT') },
  extendPlace: {
    on: 'place',
    may: whoLooksAfterPlace,
    given: (target, day) => ({ ...byVersion(target), lapsesOn: day(46) }),
    ready: isA('PUBLISHED'),
  },

  ...caseMutations,
  ...meetingMutations,

  withdrawPlace: {
    on: 'place',
    may: whoLooksAfterPlace,
    given: (target) => ({ ...byVersion(target), reason: 'NO_CAPACITY' }),
    ready: isA('PUBLISHED'),
  },
  endQualification: { on: null, may: holdersOf('COORDINATOR'), given: () => ({ creboCode: '25357' }) },

  registerEmployer: {
    on: null,
    may: deskPeople,
    given: () => ({
      input: {
        name: 'Nieuw in de oefening',
        kvkNumber: '87654321',
        leerbedrijfId: '987654321',
        postcode4: '7511',
      },
    }),
  },

  // From here on people lose sessions, roles, and themselves.
  ...openIdMutations,
  ...accountMutations,
  ...teamMutations,
  ...privacyMutations,
};
