import type { PersonRole } from '../access/role-giving.js';
import { NOT_ALLOWED_NOW, problem, type Problem } from '../platform/problem.js';

/** Somebody with a role. */
export interface DeskPerson {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly regionCode: string | null;
  /** For whom a referrer or school broker works. */
  readonly organisation: string | null;
  /** Where an adviser works. */
  readonly siteName: string | null;
  readonly since: Date;
  readonly lastSeenAt: Date | null;
  readonly hasSecondStep: boolean;
}

type InRole = Pick<DeskPerson, 'accountId' | 'role'>;

/** What ending a role needs: a coordinator, and an operator, who stays; and for an adviser's work a colleague. */
export function endProblems(
  people: readonly InRole[],
  { accountId, role }: InRole,
  handOverTo: string | null,
): Problem[] {
  const stay = people.filter((each) => each.role === role && each.accountId !== accountId);
  if ((role === 'COORDINATOR' || role === 'OPERATOR') && stay.length === 0) {
    return [
      problem(NOT_ALLOWED_NOW, 'input.accountId', role === 'OPERATOR' ? lastOperator : lastCoordinator),
    ];
  }
  if (role !== 'ADVISER') return [];
  const canTakeOver = people.some(
    (each) =>
      each.accountId === handOverTo &&
      each.accountId !== accountId &&
      (each.role === 'ADVISER' || each.role === 'COORDINATOR'),
  );
  return canTakeOver ? [] : [problem(NOT_ALLOWED_NOW, 'input.handOverTo', whoTakesOver)];
}

const lastCoordinator = {
  nl: 'Dit is de enige projectleider van de regio. Nodig eerst een andere projectleider uit.',
  en: 'This is the only coordinator of the region. Invite another coordinator first.',
};
const lastOperator = {
  nl: 'Dit is de enige beheerder van de installatie. Nodig eerst een andere beheerder uit.',
  en: 'This is the only operator. Invite another operator first.',
};
const whoTakesOver = {
  nl: 'Kies een collega van dit loket die de dossiers en taken overneemt.',
  en: 'Choose a colleague of this desk who takes over the cases and tasks.',
};
