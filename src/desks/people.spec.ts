import type { PersonRole } from '../access/role-giving.js';
import { endProblems } from './people.js';

describe('ending a role', () => {
  const in_ = (role: PersonRole, accountId: string) => ({ role, accountId });
  const desk = [in_('ADVISER', 'a'), in_('ADVISER', 'b'), in_('COORDINATOR', 'c'), in_('REFERRER', 'r')];
  it.each([
    ['the only coordinator', desk, in_('COORDINATOR', 'c'), null, ['input.accountId']],
    ['one of two coordinators', [...desk, in_('COORDINATOR', 'd')], in_('COORDINATOR', 'c'), null, []],
    [
      'the only coordinator who is adviser too',
      [...desk, in_('ADVISER', 'c')],
      in_('COORDINATOR', 'c'),
      null,
      ['input.accountId'],
    ],
    ['an adviser, handed over to nobody', desk, in_('ADVISER', 'a'), null, ['input.handOverTo']],
    ['an adviser, handed over to themselves', desk, in_('ADVISER', 'a'), 'a', ['input.handOverTo']],
    ['an adviser, handed over to a referrer', desk, in_('ADVISER', 'a'), 'r', ['input.handOverTo']],
    ['an adviser, handed over to a stranger', desk, in_('ADVISER', 'a'), 'x', ['input.handOverTo']],
    ['an adviser, handed over to an adviser', desk, in_('ADVISER', 'a'), 'b', []],
    ['an adviser, handed over to the coordinator', desk, in_('ADVISER', 'a'), 'c', []],
    ['a referrer', desk, in_('REFERRER', 'r'), null, []],
    ['the only operator', [in_('OPERATOR', 'o')], in_('OPERATOR', 'o'), null, ['input.accountId']],
  ] as const)('%s', (_, people, whom, to, expected) => {
    expect(endProblems(people, whom, to).map(({ path }) => path.join('.'))).toEqual(expected);
  });
});
