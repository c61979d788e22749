import { roles, type Role } from './role.js';
import { mayGive } from './role-giving.js';

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
