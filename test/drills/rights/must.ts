import type { Person, TestApp } from '../../support/app.js';

/** Asks as somebody, and stops when it is refused: the drill would stand on something that is not there. */
export async function must(app: TestApp, as: Person | null, query: string, variables: object): Promise<void> {
  const { data, errors } = await app.ask<Record<string, { problems?: unknown[] } | null> | null>(
    query,
    variables,
    { as },
  );
  const problems = Object.values(data ?? {}).flatMap((each) => each?.problems ?? []);
  if (errors || problems.length > 0)
    throw new Error(`the drill could not lay out ${query}: ${JSON.stringify([errors, problems])}`);
}
