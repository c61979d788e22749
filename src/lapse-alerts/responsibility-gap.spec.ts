import type { Desk, ResponsibilityRule } from '../desks/responsible.js';
import { gapsOf, type OpenPlaces } from './responsibility-gap.js';

const rule = (id: string, named: Partial<ResponsibilityRule>): ResponsibilityRule => ({
  id,
  accountId: 'anja',
  municipalityCode: null,
  sectorCode: null,
  employerId: null,
  siteId: null,
  createdAt: new Date(0),
  ...named,
});
const desk = (rules: ResponsibilityRule[], changed: Partial<Desk> = {}): Desk => ({
  day: '2026-11-24',
  advisers: ['anja'],
  coordinators: ['coby'],
  rules,
  absences: [],
  ...changed,
});
const open = (
  municipalityCode: string,
  sectorCode: string,
  employerId: string,
  count: number,
): OpenPlaces => ({
  municipalityCode,
  sectorCode,
  employerId,
  count,
});
const places = [open('GM1', 'zorg', 'e1', 2), open('GM1', 'zorg', 'e2', 3), open('GM2', 'bouw', 'e1', 1)];
const found = (at: Desk) => {
  const { openPlaces, gaps } = gapsOf(at, ['GM1', 'GM2'], ['bouw', 'zorg'], places);
  return [openPlaces, ...gaps.map((gap) => `${gap.municipalityCode} ${gap.sectorCode} ${gap.openPlaces}`)];
};

describe('gaps', () => {
  it.each<[string, Desk, (string | number)[]]>([
    ['none where a rule covers all', desk([rule('r', {})]), [0]],
    [
      'everything without a rule, most open places first',
      desk([]),
      [6, 'GM1 zorg 5', 'GM2 bouw 1', 'GM1 bouw 0', 'GM2 zorg 0'],
    ],
    [
      'what a municipality’s rule leaves',
      desk([rule('r', { municipalityCode: 'GM1' })]),
      [1, 'GM2 bouw 1', 'GM2 zorg 0'],
    ],
    [
      'not the places of an employer that has its own adviser, though the next employer there would be one',
      desk([rule('r', { employerId: 'e1' })]),
      [3, 'GM1 zorg 3', 'GM1 bouw 0', 'GM2 bouw 0', 'GM2 zorg 0'],
    ],
    [
      'what an absence without a substitute leaves open',
      desk([rule('r', {})], {
        absences: [
          { accountId: 'anja', firstDay: '2026-11-24', lastDay: '2026-11-24', substituteAccountId: null },
        ],
      }),
      [6, 'GM1 zorg 5', 'GM2 bouw 1', 'GM1 bouw 0', 'GM2 zorg 0'],
    ],
  ])('are %s', (_, at, expected) => expect(found(at)).toEqual(expected));
});
