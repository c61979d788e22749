import type { FieldError } from './error-summary.js';

/**
 * Refusals of the server as errors of a form: each at the innermost field its path names, by `fieldIds` (input field →
 * id on the page); what is about no field stands at `otherwise`.
 */
export function problemErrors(
  problems: readonly { message: string; path: readonly string[] }[],
  fieldIds: Readonly<Record<string, string>>,
  otherwise: string,
): FieldError[] {
  return problems.map(({ message, path }) => {
    const field = path.findLast((part) => Object.hasOwn(fieldIds, part));
    return { fieldId: (field && fieldIds[field]) ?? otherwise, message };
  });
}
