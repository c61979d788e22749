import { AddOperator } from '../../src/access/add-operator.usecase.js';
import { startApp, type TestApp } from '../support/app.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const add = (email: string, name: string | null = null) =>
  asTest(() => app.app.get(AddOperator, { strict: false }).execute(email, name));
const operators = () =>
  app.db((tx) =>
    tx.query(
      `SELECT a.email, a.name FROM role_grant g JOIN account a ON a.id = g.account_id WHERE g.role = 'OPERATOR'`,
    ),
  );
const trail = () =>
  app.db((tx) => tx.query(`SELECT actor_kind AS kind, actor FROM audit_entry WHERE action = 'role.granted'`));

it('makes the first operator, once, with the address as it was meant, and the trail tells of it', async () => {
  expect((await add(' Otto@Gemeente.Example ', 'Otto Operator')).value).toMatchObject({ isNew: true });
  expect((await add('otto@gemeente.example')).value).toMatchObject({ isNew: false });
  expect(await operators()).toEqual([{ email: 'otto@gemeente.example', name: 'Otto Operator' }]);
  expect(await trail()).toHaveLength(1);
});

it('refuses what is no address', async () => {
  expect((await add('geen adres')).problems?.map(({ code }) => code)).toEqual(['INVALID']);
});
