import fc from 'fast-check';
import {
  canMove,
  detailsProblems,
  isOpen,
  lapseProblems,
  moves,
  placeStatuses,
  type PlaceDetails,
  type PlaceMove,
} from './place.js';

const today = '2026-11-22';
const details: PlaceDetails = {
  title: 'Leerling installatiemonteur',
  description: 'Je leert het vak bij ons op de bus.',
  creboCode: '25180',
  postcode4: '7511',
  seats: 2,
  hoursPerWeek: 32,
  startsFrom: '2027-01-01',
  startsOn: '2027-02-01',
  lapsesOn: '2027-01-15',
  languageLevel: 'B1',
  wageCentsPerHour: 905,
  schoolDay: 'dinsdag',
  schoolTown: 'Hengelo',
  usualStartTime: '07:30',
  drivingLicence: null,
  howToGetThere: null,
};
const problemsOf = (changed: Partial<PlaceDetails>, taken = 0) =>
  detailsProblems({ ...details, ...changed }, taken, today).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );

describe('the moves of a place', () => {
  const allowed = new Set(
    (Object.keys(moves) as PlaceMove[]).flatMap((move) => moves[move].from.map((from) => `${move} ${from}`)),
  );
  const everyPair = (Object.keys(moves) as PlaceMove[]).flatMap((move) =>
    placeStatuses.map((status) => [move, status] as const),
  );

  it.each(everyPair)('%s from %s only when the table says so', (move, status) => {
    expect(canMove({ status }, move)).toBe(allowed.has(`${move} ${status}`));
  });

  it('can be left from every state but FILLED and WITHDRAWN', () => {
    const leavable = placeStatuses.filter((status) => everyPair.some(([move]) => canMove({ status }, move)));
    expect(leavable).toEqual(['DRAFT', 'PUBLISHED', 'LAPSED']);
  });
});

describe('what an employer types', () => {
  it('is accepted as it should be', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    ['a lapse date of yesterday', { lapsesOn: '2026-11-21' }, 'LAPSES_IN_PAST input.lapsesOn'],
    ['a lapse date after the start', { lapsesOn: '2027-02-02' }, 'LAPSES_AFTER_START input.lapsesOn'],
    ['no name', { title: '  ' }, 'INVALID input.title'],
    ['no description', { description: '' }, 'INVALID input.description'],
    ['no seat', { seats: 0 }, 'INVALID input.seats'],
    ['too few hours', { hoursPerWeek: 7.9 }, 'INVALID input.hoursPerWeek'],
    ['too many hours', { hoursPerWeek: 40.5 }, 'INVALID input.hoursPerWeek'],
    ['an earliest start after the latest', { startsFrom: '2027-02-02' }, 'INVALID input.startsFrom'],
    ['a time that is none', { usualStartTime: '24:00' }, 'INVALID input.usualStartTime'],
    ['no pay', { wageCentsPerHour: 0 }, 'INVALID input.wagePerHour'],
  ])('%s is refused', (_, changed, expected) => {
    expect(problemsOf(changed)).toEqual([expected]);
  });

  it('tells of everything that is wrong at once', () => {
    expect(problemsOf({ title: '', seats: 0, lapsesOn: '2020-01-01' })).toHaveLength(3);
  });

  it('never offers fewer seats than are taken', () => {
    expect(problemsOf({ seats: 2 }, 3)).toEqual(['INVALID input.seats']);
    expect(problemsOf({ seats: 3 }, 3)).toEqual([]);
  });

  it('may lapse today, and on the day of the start', () => {
    expect(lapseProblems({ lapsesOn: today, startsOn: today }, today, 'lapsesOn')).toEqual([]);
  });
});

it('is open exactly when published, with a seat left, up to and including its lapse date', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...placeStatuses),
      fc.nat(5),
      fc.nat(5),
      fc.nat(4),
      (status, seats, taken, day) => {
        const place = {
          status,
          seats: seats + 1,
          seatsTaken: Math.min(taken, seats + 1),
          lapsesOn: `2026-11-2${day}`,
        };
        expect(isOpen(place, today)).toBe(status === 'PUBLISHED' && taken < seats + 1 && day >= 2);
      },
    ),
  );
});
