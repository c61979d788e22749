import { createHash } from 'node:crypto';
import type { TestApp } from '../../support/app.js';

/** One kind of attack, as it is told: what was tried and how often, what should happen, and what did. */
export interface Attack {
  readonly name: string;
  readonly tried: number;
  readonly expected: string;
  readonly seen: string;
  /** How many succeeded; anything but 0 fails the drill. */
  readonly succeeded: number;
}

/** The two products that are attacked, and chance that can be had again. */
export interface Field {
  /** In production, with operations of anybody allowed: so that the limits behind that are met. */
  readonly open: TestApp;
  /** In production as it is by default: our own pages' operations only. */
  readonly closed: TestApp;
  /** What the mail server received. */
  readonly received: readonly Received[];
  readonly chance: Chance;
}

export interface Received {
  readonly recipients: readonly string[];
  readonly raw: string;
}

/** Numbers in [0, 1) that follow from a seed. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed}/${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}

export const pick = <T>(chance: Chance, from: readonly T[]): T =>
  from[Math.floor(chance() * from.length)] as T;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Asks as a program does; `cookie` is one of ours, by its value. */
export async function post(
  app: TestApp,
  body: unknown,
  headers: Record<string, string> = {},
  path = '/graphql',
): Promise<Answer> {
  const response = await fetch(app.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Whether an answer holds data other than null. */
export function hasData({ text }: Answer): boolean {
  try {
    const { data } = JSON.parse(text) as { data?: Record<string, unknown> | null };
    return data !== undefined && data !== null && Object.values(data).some((value) => value !== null);
  } catch {
    return false;
  }
}

/** How often each status was given, as words. */
export function statuses(answers: readonly Answer[]): string {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
}

/** The session cookie under https has another name than the tests' own. */
export const overHttps = (cookie: string): string => cookie.replace(/^routekaart=/, '__Host-routekaart=');
