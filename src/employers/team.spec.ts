import { withoutAdmin } from './team.js';

const admin = (accountId: string) => ({ accountId, memberRole: 'ADMIN' as const });
const member = (accountId: string) => ({ accountId, memberRole: 'MEMBER' as const });

it.each([
  ['the only admin', [admin('a')], 'a', true],
  ['the only admin among members', [admin('a'), member('b'), member('c')], 'a', true],
  ['one of two admins', [admin('a'), admin('b')], 'a', false],
  ['a member beside the only admin', [admin('a'), member('b')], 'b', false],
  ['a member of a team that has no admin', [member('b')], 'b', false],
  ['somebody who is not in the team', [admin('a')], 'x', false],
])('%s: refused to go or to become a member: %#', (_, team, accountId, refused) => {
  expect(withoutAdmin(team, accountId).length > 0).toBe(refused);
});
