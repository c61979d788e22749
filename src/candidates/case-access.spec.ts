import type { Actor, RoleGrant } from '../access/actor.js';
import { roles } from '../access/role.js';
import { mayActOnCase, mayReadCase } from './case-access.js';

const facts = {
  id: 'sanne',
  regionCode: 'AM05',
  caseTeam: ['noor'],
  grantedRegions: [],
  grantedAccounts: [],
  glassBrokenBy: [],
};
const actor = (accountId: string | null, ...grants: Partial<RoleGrant>[]): Actor => ({
  accountId,
  grants: grants.map((grant) => ({ role: 'CANDIDATE', regionCode: null, subjectId: null, ...grant })),
  session: null,
});

describe('who may read and change a case', () => {
  it.each([
    ['a visitor', actor(null), false, false],
    ['the candidate', actor('a', { role: 'CANDIDATE', subjectId: 'sanne' }), true, true],
    ['another candidate', actor('a', { role: 'CANDIDATE', subjectId: 'joris' }), false, false],
    ['an adviser of the team', actor('noor', { role: 'ADVISER', regionCode: 'AM05' }), true, true],
    ['an adviser of the desk', actor('bram', { role: 'ADVISER', regionCode: 'AM05' }), false, false],
    ['a former adviser of the team', actor('noor', { role: 'ADVISER', regionCode: 'AM10' }), false, false],
    ['somebody of the team without a role', actor('noor'), false, false],
    ['the coordinator', actor('carla', { role: 'COORDINATOR', regionCode: 'AM05' }), true, false],
    ['another coordinator', actor('carla', { role: 'COORDINATOR', regionCode: 'AM10' }), false, false],
    [
      'a coordinator who advises too, outside the team',
      actor('carla', { role: 'COORDINATOR', regionCode: 'AM05' }, { role: 'ADVISER', regionCode: 'AM05' }),
      true,
      false,
    ],
    [
      'a coordinator elsewhere who advises here, outside the team',
      actor('carla', { role: 'COORDINATOR', regionCode: 'AM10' }, { role: 'ADVISER', regionCode: 'AM05' }),
      false,
      false,
    ],
    ['an employer with the same id', actor('a', { role: 'EMPLOYER', subjectId: 'sanne' }), false, false],
  ])('%s', (_, who, reads, changes) => {
    expect(mayReadCase(who, facts)).toBe(reads);
    expect(mayActOnCase(who, 'candidate.change', facts)).toBe(changes);
  });

  const granted = {
    ...facts,
    grantedRegions: ['AM10'],
    grantedAccounts: ['gerda'],
    glassBrokenBy: ['otto', 'bram'],
  };
  it.each([
    ['an adviser of a desk it was granted to', actor('x', { role: 'ADVISER', regionCode: 'AM10' }), true],
    ['the coordinator of that desk', actor('x', { role: 'COORDINATOR', regionCode: 'AM10' }), true],
    ['an adviser of a third desk', actor('x', { role: 'ADVISER', regionCode: 'AM01' }), false],
    ['the adviser it was granted to', actor('gerda', { role: 'ADVISER', regionCode: 'AM01' }), true],
    ['that adviser, once they work nowhere', actor('gerda'), false],
    ['an employer of the same account', actor('gerda', { role: 'EMPLOYER', subjectId: 'x' }), false],
    ['an operator who broke the glass', actor('otto', { role: 'OPERATOR' }), true],
    ['another operator', actor('olga', { role: 'OPERATOR' }), false],
    [
      'an adviser of the desk with the glass broken',
      actor('bram', { role: 'ADVISER', regionCode: 'AM05' }),
      false,
    ],
  ])('%s reads: %s', (_, who, reads) => {
    expect(mayReadCase(who, granted)).toBe(reads);
    expect(mayActOnCase(who, 'candidate.change', granted)).toBe(false);
    expect(mayReadCase(who, facts)).toBe(false);
  });

  it('is never somebody for being in the region with another role', () => {
    for (const role of roles.filter((each) => each !== 'COORDINATOR')) {
      expect(mayReadCase(actor('bram', { role, regionCode: 'AM05' }), facts)).toBe(false);
    }
  });
});
