import type pg from 'pg';
import { percentile } from './percentile.js';

/** One way to search: a statement about one id, which gives `id` and `score`, the best first. */
export interface Way {
  readonly name: string;
  readonly text: string;
  readonly values: (id: string) => unknown[];
}

/** What a way took, in milliseconds, and what it answered, per id. */
export interface Searched {
  readonly times: readonly number[];
  readonly answers: readonly string[];
  readonly p50: number;
  readonly p95: number;
}

/** Asks every way about every id, one after the other, so that a busy moment of the machine hits all of them alike. */
export async function compareSearches<Name extends string>(
  client: pg.Client,
  ways: Readonly<Record<Name, Way>>,
  ids: readonly string[],
): Promise<Record<Name, Searched>> {
  const names = Object.keys(ways) as Name[];
  const found = Object.fromEntries(
    names.map((name) => [name, { times: [] as number[], answers: [] as string[] }]),
  ) as Record<Name, { times: number[]; answers: string[] }>;
  const ask = async (name: Name, id: string) => {
    const { name: statement, text, values } = ways[name];
    const { rows } = await client.query<{ id: string; score: number }>({
      name: statement,
      text,
      values: values(id),
    });
    return rows.map((row) => `${row.id} ${row.score}`).join('\n');
  };
  for (const id of ids.slice(0, 12)) for (const name of names) await ask(name, id);
  for (const id of ids) {
    for (const name of names) {
      const from = performance.now();
      const answer = await ask(name, id);
      found[name].times.push(performance.now() - from);
      found[name].answers.push(answer);
    }
  }
  const told = (name: Name): Searched => {
    const { times, answers } = found[name];
    return { times, answers, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
  };
  return Object.fromEntries(names.map((name) => [name, told(name)])) as Record<Name, Searched>;
}

/** Of how many ids all ways gave the same list, in the same order with the same scores. */
export function sameAnswers(searched: Readonly<Record<string, Searched>>): number {
  const [first, ...others] = Object.values(searched);
  return (first?.answers ?? []).filter((answer, at) => others.every(({ answers }) => answers[at] === answer))
    .length;
}
