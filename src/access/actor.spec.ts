import { holds, mayOn, scopeOf, visitor, type Actor, type MemberRole } from './actor.js';
import { permissions, type Permission } from './permission.js';
import { roles, type Role } from './role.js';

const here = 'AM05';
const mine = 'b0a3c1de-0000-4000-8000-000000000001';
const other = 'b0a3c1de-0000-4000-8000-000000000002';

const actorWith = (role: Role, memberRole: MemberRole = 'ADMIN'): Actor => ({
  accountId: 'account',
  session: null,
  grants: [
    {
      role,
      regionCode: ['CANDIDATE', 'EMPLOYER'].includes(role) ? null : here,
      subjectId: ['CANDIDATE', 'EMPLOYER'].includes(role) ? mine : null,
      memberRole: role === 'EMPLOYER' ? memberRole : null,
    },
  ],
});
const everyPair = (Object.keys(permissions) as Permission[]).flatMap((permission) =>
  roles.map((role) => [role, permission] as const),
);

describe('the matrix of role × permission × reach', () => {
  it.each(everyPair)('%s with %s reaches what the matrix says and nothing else', (role, permission) => {
    const given = (permissions[permission] as Partial<Record<Role, string>>)[role];
    const reach = given === 'ownAsAdmin' ? 'own' : given;
    const actor = actorWith(role);
    expect(holds(actor, permission)).toBe(reach !== undefined);
    expect(mayOn(actor, permission, { regionCode: here })).toBe(reach === 'region' || reach === 'all');
    expect(mayOn(actor, permission, { regionCode: 'AM01' })).toBe(reach === 'all');
    expect(mayOn(actor, permission, { subjectIds: [mine] })).toBe(
      reach === 'all' || (reach === 'own' && actor.grants[0]?.subjectId === mine),
    );
    expect(mayOn(actor, permission, { subjectIds: [other] })).toBe(reach === 'all');
  });

  it('gives a member of an employer what is own to every member, and nothing of an admin', () => {
    const member = actorWith('EMPLOYER', 'MEMBER');
    const unsaid: Actor = { ...member, grants: [{ ...member.grants[0]!, memberRole: null }] };
    for (const permission of Object.keys(permissions) as Permission[]) {
      const reach = (permissions[permission] as Partial<Record<Role, string>>)['EMPLOYER'];
      for (const actor of [member, unsaid]) {
        expect([permission, holds(actor, permission)]).toEqual([permission, reach === 'own']);
        expect([permission, mayOn(actor, permission, { subjectIds: [mine] })]).toEqual([
          permission,
          reach === 'own',
        ]);
      }
    }
    expect(holds(member, 'place.manage')).toBe(true);
    expect(holds(member, 'team.manage')).toBe(false);
  });

  it('gives a visitor nothing but what is public', () => {
    expect(holds(visitor, 'public')).toBe(true);
    expect(holds(visitor, 'signedIn')).toBe(false);
    for (const permission of Object.keys(permissions) as Permission[])
      expect(holds(visitor, permission)).toBe(false);
  });

  it('adds up the roles of somebody who has several', () => {
    const both: Actor = {
      accountId: 'account',
      session: null,
      grants: [...actorWith('EMPLOYER').grants, ...actorWith('ADVISER').grants],
    };
    expect(scopeOf(both, 'place.manage')).toMatchObject({ regions: [here], subjects: [mine] });
  });
});
