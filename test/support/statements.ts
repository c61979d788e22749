import { DataSource } from 'typeorm';
import type { TestApp } from './app.js';

interface Driver {
  readonly postgres: { Client: { prototype: { query: (...parameters: unknown[]) => unknown } } };
}
/** What begins and ends a transaction: how many of those one request takes follows from how its reads fall together. */
const frame = /^(?:START TRANSACTION|BEGIN|COMMIT|ROLLBACK)/i;

/** The statements that read or write, as the application sends them while `work` runs. */
export async function statementTextsDuring(
  { app }: TestApp,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const { Client } = (app.get(DataSource).driver as unknown as Driver).postgres;
  const { prototype } = Client;
  const { query } = prototype;
  const texts: string[] = [];
  prototype.query = function (...parameters) {
    texts.push(textOf(parameters[0]));
    return query.apply(this, parameters);
  };
  try {
    await work();
    return texts.filter((text) => !frame.test(text));
  } finally {
    prototype.query = query;
  }
}

/** How many statements that read or write the application sends while `work` runs. */
export const statementsDuring = async (app: TestApp, work: () => Promise<unknown>): Promise<number> =>
  (await statementTextsDuring(app, work)).length;

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : ((asked as { text?: string } | null)?.text ?? '');
}
