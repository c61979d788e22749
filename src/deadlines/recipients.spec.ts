import type { Desk } from '../desks/responsible.js';
import { recipientsOf } from './recipients.js';

const desk: Desk = {
  day: '2026-11-24',
  advisers: ['anja', 'bea', 'cas'],
  coordinators: ['coby'],
  rules: [
    {
      id: 'r',
      accountId: 'anja',
      municipalityCode: null,
      sectorCode: null,
      employerId: null,
      siteId: null,
      createdAt: new Date(0),
    },
  ],
  absences: [{ accountId: 'bea', firstDay: '2026-11-24', lastDay: '2026-11-24', substituteAccountId: 'cas' }],
};
const looked = (team: string[]) => ({ municipalityCode: null, sectorCode: null, employerId: null, team });

it.each<[string, string[], string | null, string[]]>([
  ['who is responsible', [], null, ['anja']],
  ['the case team before the rules, each once, and who stands in', ['bea', 'cas', 'gone'], null, ['cas']],
  ['the rules when nobody of the team is at the desk any more', ['gone'], null, ['anja']],
  ['a coordinator of the team', ['coby'], null, ['coby']],
  ['to whom it was handed over, before the team', ['anja'], 'cas', ['cas']],
  ['who stands in for them', ['anja'], 'bea', ['cas']],
  ['the team again when they left the desk', ['anja'], 'gone', ['anja']],
])('tells %s', (_, team, carrier, expected) =>
  expect(recipientsOf(desk, looked(team), carrier)).toEqual(expected),
);
