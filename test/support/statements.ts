import { jest } from '@jest/globals';
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
  const spy = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return spy.mock.calls.map(([asked]) => textOf(asked)).filter((text) => !frame.test(text));
  } finally {
    spy.mockRestore();
  }
}

/** How many statements that read or write the application sends while `work` runs. */
export const statementsDuring = async (app: TestApp, work: () => Promise<unknown>): Promise<number> =>
  (await statementTextsDuring(app, work)).length;

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : ((asked as { text?: string } | null)?.text ?? '');
}
