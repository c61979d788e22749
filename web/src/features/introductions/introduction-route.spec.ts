import { routeOf, type Travelled } from './introduction-route.js';

const proposed: Travelled = {
  status: 'PROPOSED',
  candidateAccepted: null,
  employerAccepted: null,
  turns: ['CANDIDATE'],
};
const accepted: Travelled = {
  status: 'ACCEPTED',
  candidateAccepted: true,
  employerAccepted: true,
  turns: ['SCHOOL'],
};
const inWords = (introduction: Travelled): string =>
  routeOf(introduction)
    .map(({ stop, state }) => `${stop} ${state}`)
    .join(', ');

describe('the route of an introduction', () => {
  it('stands at who is asked first', () => {
    expect(inWords(proposed)).toBe(
      'proposed done, candidate current, employer to-come, school to-come, placed to-come',
    );
    expect(inWords({ ...proposed, candidateAccepted: true, turns: ['EMPLOYER'] })).toBe(
      'proposed done, candidate done, employer current, school to-come, placed to-come',
    );
  });

  it('has one current stop when both are asked at once', () => {
    const both = routeOf({ ...proposed, turns: ['CANDIDATE', 'EMPLOYER'] });
    expect(both.filter(({ state }) => state === 'current')).toEqual([
      { stop: 'candidate', state: 'current' },
    ]);
  });

  it('keeps an employer who answered before the candidate', () => {
    expect(inWords({ ...proposed, employerAccepted: true })).toContain('candidate current, employer done');
  });

  it('waits for the college, then for the adviser', () => {
    expect(inWords(accepted)).toContain('employer done, school current, placed to-come');
    expect(inWords({ ...accepted, turns: ['ADVISER'] })).toContain('school done, placed current');
  });

  it('is done wholly once placed', () => {
    expect(routeOf({ ...accepted, status: 'PLACED', turns: [] }).every(({ state }) => state === 'done')).toBe(
      true,
    );
  });

  it.each(['DECLINED', 'WITHDRAWN', 'EXPIRED'] as const)('breaks off where it was %s', (status) => {
    expect(inWords({ ...proposed, status, candidateAccepted: false, turns: [] })).toBe(
      'proposed done, candidate done, ended current',
    );
  });
});
