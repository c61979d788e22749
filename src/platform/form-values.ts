/** What is wrong with an answer: the field it stands at (`''`: the whole), and what to do. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** What was sent before, and what was wrong with it. */
export interface Filled {
  readonly problems: readonly FieldProblem[];
  /** What was typed before, by field. */
  readonly values: Readonly<Record<string, string>>;
}

/** What a form sent, of these fields, each cut off at `most`; one that came twice or as something else counts as left open. */
export function formValues(
  body: unknown,
  fields: readonly string[],
  most = 100,
): Readonly<Record<string, string>> {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return Object.fromEntries(
    fields.flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' ? [[name, value.trim().slice(0, most)] as const] : [];
    }),
  );
}
