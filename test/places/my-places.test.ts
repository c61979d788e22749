import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenEmployer, givenPlace } from '../support/given.js';
import { statementsDuring } from '../support/statements.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const myPlaces = `query($first: Int) { managedPlaces(first: $first) { totalCount nodes { id status seatsLeft
  enrolmentWarning employer { name } qualification { name } municipality { name } town region { name }
  classStarts { college firstLessonOn } managedByViewer } } }`;

/** How many statements the application sends for so many places. */
const statements = (as: Person, first: number): Promise<number> =>
  statementsDuring(app, async () => {
    const { data, errors } = await app.ask(myPlaces, { first }, { as });
    expect(errors).toBeUndefined();
    expect(data.managedPlaces.nodes).toHaveLength(first);
  });

it('takes as many statements for twenty places as for two', async () => {
  const { employer, member } = await givenEmployer(app);
  for (let i = 0; i < 20; i++) await givenPlace(app, { employer, draft: i % 2 === 0 });
  const few = await statements(member, 2);
  expect(few).toBeGreaterThan(5);
  expect(await statements(member, 20)).toBe(few);
});
