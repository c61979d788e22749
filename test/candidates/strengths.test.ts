import { mostStrengths, strengths } from '../../src/candidates/strength.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await givenAdviser(app, 'Noor');
});
afterAll(() => app.close());

const change = `mutation($id: ID!, $brings: [Strength!]!) { changeStrengths(candidateId: $id, brings: $brings) {
  candidate { details { brings } } problems { code path } } }`;

/** What came of it: what the candidate brings now, or why not. */
async function changed(as: Person, id: string, brings: readonly string[]): Promise<unknown> {
  const { data, errors } = await app.ask(change, { id, brings }, { as });
  if (errors) return errors[0]?.extensions.code;
  const { candidate, problems } = data.changeStrengths;
  return candidate?.details.brings ?? problems;
}

describe('what a candidate brings', () => {
  it('is chosen by the candidate or the case team, and does not exist for anybody else', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [adviser] });
    expect(await changed(person, candidate.id, ['OWN_TRANSPORT', 'WORKS_OUTSIDE', 'OWN_TRANSPORT'])).toEqual([
      'WORKS_OUTSIDE',
      'OWN_TRANSPORT',
    ]);
    expect(await changed(adviser, candidate.id, ['STARTS_EARLY'])).toEqual(['STARTS_EARLY']);
    const nowhere = [{ code: 'NOT_FOUND', path: ['candidateId'] }];
    const others = [
      (await givenCandidate(app)).person,
      await givenAdviser(app, 'Collega', { rules: [] }),
      await givenAdviser(app, 'Ver Weg', { regionCode: 'AM01', rules: [] }),
    ];
    for (const other of others) expect(await changed(other, candidate.id, [])).toEqual(nowhere);
    const coordinator = await app.person('Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    expect(await changed(coordinator, candidate.id, [])).toBe('FORBIDDEN');
    expect(await changed(person, candidate.id, ['STARTS_EARLY'])).toEqual(['STARTS_EARLY']);
  });

  it('can be anything on the list, five at most at once', async () => {
    const { candidate, person } = await givenCandidate(app);
    for (let at = 0; at < strengths.length; at += mostStrengths) {
      const chosen = strengths.slice(at, at + mostStrengths);
      expect(await changed(person, candidate.id, chosen)).toEqual(chosen);
    }
    const before = strengths.slice(-mostStrengths);
    expect(await changed(person, candidate.id, strengths.slice(0, mostStrengths + 1))).toEqual([
      { code: 'INVALID', path: ['brings'] },
    ]);
    const { data } = await app.ask('{ viewer { candidate { details { brings } } } }', {}, { as: person });
    expect(data.viewer.candidate.details.brings).toEqual(before);
  });

  it('is what an employer sees before a name, and an adviser of the place in its matches', async () => {
    const given = await givenCandidate(app);
    await changed(given.person, given.candidate.id, ['DRIVING_LICENCE_B', 'WORKS_TOGETHER']);
    const { id, member, place } = await givenIntroduction(app, adviser, { of: given });
    const brings = ['WORKS_TOGETHER', 'DRIVING_LICENCE_B'];
    const seen = await app.ask(
      `query($id: ID!) { introduction(id: $id) { candidate { id } profile { brings } } }`,
      { id },
      { as: member },
    );
    expect(seen.data.introduction).toEqual({ candidate: null, profile: { brings } });
    const matches = await app.ask(
      `query($id: ID!) { place(id: $id) { matches(first: 50) { nodes { candidateId profile { brings } } } } }`,
      { id: place.id },
      { as: adviser },
    );
    const found = (
      matches.data.place.matches.nodes as { candidateId: string; profile: { brings: string[] } }[]
    ).find(({ candidateId }) => candidateId === given.candidate.id);
    expect(found?.profile.brings).toEqual(brings);
  });
});
