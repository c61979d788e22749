import type { Desk, Matter } from '../desks/responsible.js';
import { nextEscalation, type EscalationStep } from './escalation.js';

const matter: Matter = { municipalityCode: 'GM0153', sectorCode: 'zorg', employerId: 'e1' };
const desk = (advisers: string[], coordinators: string[]): Desk => ({
  day: '2026-11-24',
  advisers,
  coordinators,
  rules: [],
  absences: [],
});

describe('passing an alert on', () => {
  it.each<[string, Desk, EscalationStep, string[], unknown]>([
    [
      'goes to a colleague first',
      desk(['anja', 'bea'], ['coby']),
      0,
      ['anja'],
      { step: 1, accountIds: ['bea'] },
    ],
    [
      'goes to the coordinator next',
      desk(['anja', 'bea', 'cas'], ['coby']),
      1,
      ['anja', 'bea'],
      { step: 2, accountIds: ['coby'] },
    ],
    [
      'goes straight to the coordinator without a colleague',
      desk(['anja'], ['coby']),
      0,
      ['anja'],
      { step: 2, accountIds: ['coby'] },
    ],
    [
      'goes to every coordinator who was not told',
      desk(['anja'], ['coby', 'dirk']),
      1,
      ['anja', 'coby'],
      { step: 2, accountIds: ['dirk'] },
    ],
    ['ends at the coordinator', desk(['anja', 'bea'], ['coby']), 2, ['anja', 'bea', 'coby'], null],
    [
      'ends when the coordinator had it from the beginning',
      desk(['anja', 'bea'], ['coby']),
      2,
      ['coby'],
      null,
    ],
    [
      'goes to a colleague of a coordinator who is adviser too',
      desk(['anja', 'bea'], ['anja']),
      0,
      ['anja'],
      { step: 1, accountIds: ['bea'] },
    ],
    ['ends when there is nobody else', desk(['anja'], []), 0, ['anja'], null],
    [
      'ends at a colleague when there is no coordinator',
      desk(['anja', 'bea', 'cas'], []),
      1,
      ['anja', 'bea'],
      null,
    ],
  ])('%s', (_, at, step, told, expected) =>
    expect(nextEscalation(at, matter, { step, told })).toEqual(expected),
  );
});
