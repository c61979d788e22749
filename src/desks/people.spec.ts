import { roles, type Role } from '../access/role.js';
import { endProblems, mayGive, type PersonRole } from './people.js';

describe('who gives and ends which role', () => {
  const coordinator = { isCoordinatorHere: true, isOperator: false };
  const operator = { isCoordinatorHere: false, isOperator: true };
  const nobody = { isCoordinatorHere: false, isOperator: false };
  const given = (manager: typeof nobody, region: string | null): Role[] =>
    roles.filter((role) => mayGive(manager, role, region));

  it.each([
    [
      'a coordinator in their region',
      coordinator,
      'AM05',
      ['ADVISER', 'COORDINATOR', 'REFERRER', 'SCHOOL_BROKER'],
    ],
    ['an operator in any region', operator, 'AM05', ['COORDINATOR']],
    ['an operator in none', operator, null, ['OPERATOR']],
    ['a coordinator in none', coordinator, null, []],
    ['a coordinator of another region', nobody, 'AM05', []],
  ])('%s', (_, manager, region, expected) => {
    expect(given(manager, region)).toEqual(expected);
  });
});

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
