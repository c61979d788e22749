import { auditServer, type AuditResult } from 'graphql-http';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let results: AuditResult[];
beforeAll(async () => {
  app = await startApp();
  results = await auditServer({ url: `${app.url}/graphql` });
});
afterAll(() => app.close());

const said = (status: AuditResult['status']) =>
  results
    .filter((result) => result.status === status)
    .map((result) => `${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`);

describe('GraphQL over HTTP, by the audits of its specification', () => {
  it('meets every requirement', () => {
    expect(said('error')).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  it('follows every recommendation but one: a wrong document is answered with 400, also as application/json', () => {
    expect(said('warn').map((line) => line.slice(0, 4))).toEqual(['572B', 'FDE2', '7B9B']);
  });
});
