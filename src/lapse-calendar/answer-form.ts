import { isCalendarDate } from '../platform/calendar-date.js';
import type { FieldProblem } from '../platform/form-values.js';
import { stopReasons, type Answer, type Choice } from './place-answer.js';

/** The sentences for what was left open. */
interface Sentences {
  readonly needsChoice: string;
  readonly needsDate: string;
}

/** The fields that the forms have. */
export const formFields = ['version', 'lapsesOn', 'startsOn', 'who', 'seats', 'reason'] as const;

/** The answer that a form holds; null with what is wrong. What the place allows is asked later. */
export function answerOfForm(
  choice: Choice,
  values: Readonly<Record<string, string>>,
  { needsChoice, needsDate }: Sentences,
): { answer: Answer | null; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const version = Number(values['version'] ?? '');
  const take = (answer: Answer) => ({ answer: problems.length === 0 ? answer : null, problems });
  if (choice === 'extend') {
    const date = (field: 'lapsesOn' | 'startsOn'): string => {
      const value = values[field] ?? '';
      if (!isCalendarDate(value)) problems.push({ field, message: needsDate });
      return value;
    };
    return take({ version, answer: 'EXTENDED', lapsesOn: date('lapsesOn'), startsOn: date('startsOn') });
  }
  if (choice === 'stop') {
    const reason = stopReasons.find((each) => each === values['reason']);
    if (!reason) return { answer: null, problems: [{ field: 'reason', message: needsChoice }] };
    return take({ version, answer: 'WITHDRAWN', reason });
  }
  if (values['who'] === 'byDesk') return take({ version, answer: 'FILLED_BY_DESK' });
  if (values['who'] !== 'byUs') problems.push({ field: 'who', message: needsChoice });
  return take({ version, answer: 'FILLED_ELSEWHERE', seats: Number(values['seats'] ?? '') });
}
