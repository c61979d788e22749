import { Writable } from 'node:stream';
import { createLog, NestLog } from '../../src/platform/logger.service.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** What the log writes of something. */
function written(log: (nest: NestLog) => void): string {
  const lines: string[] = [];
  const destination = new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) });
  log(new NestLog(createLog('info', 'test', destination)));
  return lines.join('');
}

it('does not tell whose row it was that the database refused', async () => {
  const refused: unknown = await app
    .db((tx) =>
      tx.execute(
        `INSERT INTO account (id, email, name) VALUES (gen_random_uuid(), 'Jan.Jansen@Post.Example', 'Jan Jansen')`,
      ),
    )
    .catch((error: unknown) => error);
  const line = written((nest) => nest.error(refused));
  expect(line).toContain('account_email_lower');
  expect(line).not.toMatch(/jan.?jansen/i);
});

it('cuts out what is of a person, on the line itself and one step into it', () => {
  const line = written((nest) =>
    nest.warn({
      message: 'Mail bleef liggen',
      to: 'jan@post.example',
      account: { name: 'Jan Jansen', id: 7 },
    }),
  );
  expect(JSON.parse(line)).toMatchObject({
    message: 'Mail bleef liggen',
    to: '[redacted]',
    account: { name: '[redacted]', id: 7 },
  });
});

it('does not tell the name of a list, which may be somebody’s, going in or coming out', () => {
  const line = written((nest) =>
    nest.log({
      req: { headers: { 'x-file-name': 'lijst-van-jan.csv' } },
      res: { headers: { 'content-disposition': 'attachment; filename="lijst-van-jan.csv"' } },
    }),
  );
  expect(line).not.toContain('jan');
});
