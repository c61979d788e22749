import { accepted, day, enrolled, fact, factsOf, placed, proposed, starts } from './given-route.js';
import { routeOf, statusText, type RouteFacts } from './route.js';

const inWords = (facts: RouteFacts) => {
  const route = routeOf(facts);
  const standing = route.milestones.filter(({ state }) => state === 'CURRENT' || state === 'STOPPED');
  return [
    standing.map(({ name, state }) => `${name} ${state}`).join(),
    route.turn?.parties.join(' ') ?? '',
    route.turn?.by ?? '',
  ];
};

describe('the route of an introduction', () => {
  it.each([
    ['proposed', factsOf({}), ['INTRODUCTION CURRENT', 'CANDIDATE', '2026-11-27']],
    ['both said yes', factsOf({ introduction: accepted }), ['ENROLMENT CURRENT', 'SCHOOL', '2026-11-27']],
    [
      'permission is asked',
      factsOf({ introduction: { ...accepted, permission: 'PLANNED' } }),
      ['ENROLMENT CURRENT', 'REFERRER SCHOOL', '2026-11-27'],
    ],
    [
      'admitted',
      factsOf({ introduction: { ...accepted, enrolment: enrolled('ADMITTED') } }),
      ['AGREEMENT CURRENT', 'ADVISER', '2026-11-27'],
    ],
    [
      'placed: the agreement is signed before the start',
      factsOf({ introduction: placed, placement: starts('2027-02-01') }),
      ['AGREEMENT CURRENT', 'SCHOOL', '2027-02-01'],
    ],
    [
      'placed and started without an agreement',
      factsOf({ introduction: placed, placement: starts('2026-11-01') }),
      ['AGREEMENT CURRENT', 'SCHOOL', '2026-11-27'],
    ],
    [
      'signed',
      factsOf({
        introduction: placed,
        placement: starts('2027-02-01'),
        milestones: [fact('AGREEMENT', 'DONE', day)],
      }),
      ['START CURRENT', 'CANDIDATE EMPLOYER', '2027-02-01'],
    ],
    [
      'started',
      factsOf({
        introduction: placed,
        placement: starts('2026-11-20'),
        milestones: [fact('AGREEMENT', 'DONE', day)],
      }),
      ['TALK CURRENT', 'ADVISER', '2026-12-04'],
    ],
    [
      'all talks but the last were held, and the last is planned',
      factsOf({
        introduction: placed,
        placement: starts('2026-11-20'),
        milestones: [fact('AGREEMENT', 'DONE', day), fact('TALK', 'PLANNED', '2027-02-24')],
        talks: [
          { weeks: 2, dueOn: '2026-12-04', isBehind: true, isLast: false },
          { weeks: 14, dueOn: '2027-02-26', isBehind: false, isLast: true },
        ],
      }),
      ['TALK CURRENT', 'ADVISER', '2027-02-24'],
    ],
    [
      'the talk was held: at its end',
      factsOf({
        introduction: placed,
        placement: starts('2026-11-20'),
        milestones: [fact('AGREEMENT', 'DONE', day), fact('TALK', 'DONE', '2027-03-01')],
      }),
      ['', '', ''],
    ],
    [
      'the placement ended before its time: nobody is to move any more',
      factsOf({ introduction: placed, placement: starts('2027-02-01', day) }),
      ['AGREEMENT STOPPED', '', ''],
    ],
    [
      'ended before the answers',
      factsOf({
        introduction: {
          ...proposed,
          status: 'WITHDRAWN',
          moveBy: null,
          endedAt: new Date(0),
          endCause: 'ADVISER_WITHDREW',
        },
      }),
      ['INTRODUCTION STOPPED', '', ''],
    ],
  ] as [string, RouteFacts, string[]][])('%s', (_, facts, expected) => {
    expect(inWords(facts)).toEqual(expected);
  });

  it('says the same sentence as the introduction itself until the placement', () => {
    const route = routeOf(factsOf({ introduction: accepted }));
    expect(route.text('nl')).toBe(
      'De school is aan zet, uiterlijk op 27 november 2026: laten weten of er plek is in de klas.',
    );
  });

  it('says of a meeting that was planned when it is, and of one that never was that it was skipped', () => {
    const meeting = (more: Partial<RouteFacts>) => {
      const found = routeOf(factsOf(more)).milestones.find(({ name }) => name === 'MEETING');
      return found && statusText(found, 'nl');
    };
    const planned = [fact('MEETING', 'PLANNED', '2026-11-25')];
    expect(meeting({ introduction: accepted, milestones: planned })).toBe('Gepland op 25 november 2026');
    expect(meeting({ introduction: placed, placement: starts(day) })).toBe('Overgeslagen');
  });
});
