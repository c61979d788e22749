import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenEmployer, givenPlace } from '../support/given.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const myPlaces = `query($first: Int) { managedPlaces(first: $first) { totalCount nodes { id status seatsLeft
  enrolmentWarning employer { name } qualification { name } municipality { name } town region { name }
  classStarts { college firstLessonOn } managedByViewer } } }`;

/** How many statements the application sends for so many places. */
async function statements(as: Person, first: number): Promise<number> {
  const { Client } = (
    app.app.get(DataSource).driver as unknown as { postgres: { Client: { prototype: object } } }
  ).postgres;
  const spy = jest.spyOn(Client.prototype as { query: (...parameters: unknown[]) => unknown }, 'query');
  try {
    const { data, errors } = await app.ask(myPlaces, { first }, { as });
    expect(errors).toBeUndefined();
    expect(data.managedPlaces.nodes).toHaveLength(first);
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

it('takes as many statements for twenty places as for two', async () => {
  const { employer, member } = await givenEmployer(app);
  for (let i = 0; i < 20; i++) await givenPlace(app, { employer, draft: i % 2 === 0 });
  const few = await statements(member, 2);
  expect(few).toBeGreaterThan(5);
  expect(await statements(member, 20)).toBe(few);
});
