import { dropOn } from './board-moves.js';

describe('a card that is dropped on a column', () => {
  const all = ['meet', 'taste', 'place', 'sign', 'talk'];

  it.each([
    ['MEETING', 'ENROLMENT', all, { way: 'met' }],
    ['TASTER_DAY', 'ENROLMENT', all, { way: 'tasted' }],
    ['AGREEMENT', 'ENROLMENT', all, { way: 'placed' }],
    ['START', 'AGREEMENT', all, { way: 'signed' }],
    ['TALK', 'START', all, { way: 'talked' }],
    ['AGREEMENT', 'ENROLMENT', ['meet'], { refused: 'NOT_NOW' }],
    ['INTRODUCTION', 'MEETING', all, { refused: 'ANSWER' }],
    ['ENROLMENT', 'INTRODUCTION', all, { refused: 'ANSWER' }],
    ['MEETING', 'MEETING', all, { refused: 'SAME' }],
  ] as const)('on %s from %s', (step, from, mayDo, expected) => {
    expect(dropOn(step, from, mayDo)).toEqual(expected);
  });
});
