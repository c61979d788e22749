import { randomUUID } from 'node:crypto';
import { reachSetting, type ReachGrant } from '../../src/platform/reach.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';

let app: TestApp;
const people: Record<string, Person | null> = { visitor: null };
beforeAll(async () => {
  app = await startApp();
  people['adviser'] = await app.person('Noor', { role: 'ADVISER', regionCode: 'AM05' });
  people['elsewhere'] = await app.person('Gerda', { role: 'ADVISER', regionCode: 'AM01' });
  people['coordinator'] = await app.person('Carla', { role: 'COORDINATOR', regionCode: 'AM05' });
  people['employer'] = await app.person('Evi', {
    role: 'EMPLOYER',
    subjectId: 'ee000000-0000-4000-8000-000000000000',
  });
});
afterAll(() => app.close());

const query = `query($first: Int, $after: String) { unnamedCandidates(first: $first, after: $after) { totalCount
  nodes { candidateId profile { mboLevels withinKm brings } } pageInfo { hasNextPage endCursor } } }`;
const idsFor = async (as: Person | null): Promise<string[]> => {
  const { data } = await app.ask(query, { first: 100 }, { as });
  const { nodes, totalCount } = data.unnamedCandidates;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ candidateId }: { candidateId: string }) => candidateId);
};

describe('the list without names', () => {
  it('has of one’s own region who lawfully looks and whose case one does not know, and tells no name', async () => {
    const adviser = people['adviser'] as Person;
    const stranger = await givenCandidate(app, { name: 'Zonder Naam' });
    const known = await givenCandidate(app, { team: [adviser] });
    const silent = await givenCandidate(app, { consent: false });
    const placed = await givenCandidate(app);
    await app.db((tx) =>
      tx.execute('UPDATE candidate SET placed_on = app_today() WHERE id = $1', [placed.candidate.id]),
    );
    const far = await givenCandidate(app, { regionCode: 'AM01', postcode4: '9711' });

    const listed = await idsFor(adviser);
    expect(listed).toContain(stranger.candidate.id);
    for (const { candidate } of [known, silent, placed, far]) expect(listed).not.toContain(candidate.id);
    expect(await idsFor(people['elsewhere'] as Person)).toEqual([far.candidate.id]);
    const { data } = await app.ask(query, { first: 100 }, { as: adviser });
    const found = (data.unnamedCandidates.nodes as { candidateId: string; profile: object }[]).find(
      ({ candidateId }) => candidateId === stranger.candidate.id,
    );
    expect(found?.profile).toEqual({ mboLevels: [2, 3], withinKm: null, brings: [] });

    const open =
      'mutation($id: ID!, $reason: String!) { openCase(candidateId: $id, reason: $reason) { problems { code } } }';
    await app.ask(
      open,
      { id: stranger.candidate.id, reason: 'Komt vandaag op het spreekuur.' },
      { as: adviser },
    );
    expect(await idsFor(adviser)).not.toContain(stranger.candidate.id);
  });

  it.each(['visitor', 'coordinator', 'employer'])('is empty for a %s', async (who) => {
    await givenCandidate(app);
    expect(await idsFor(people[who] ?? null)).toEqual([]);
  });

  it('gives nothing in the database either to who works at no desk there, whatever regions they ask', async () => {
    await givenCandidate(app);
    const asked = (...grants: ReachGrant[]) =>
      app.db(async (tx) => {
        const setting = reachSetting({ kind: 'person', accountId: randomUUID(), grants });
        await tx.query(`SELECT set_config('routekaart.reach', $1, true)`, [setting]);
        await tx.execute('SET LOCAL ROLE routekaart_app');
        return tx.query(`SELECT id FROM unnamed_candidates(ARRAY['AM05', 'AM01'])`);
      });
    const grant = (role: string, regionCode: string | null) => ({ role, regionCode, subjectId: null });
    expect(await asked()).toEqual([]);
    expect(await asked(grant('EMPLOYER', null), grant('REFERRER', 'AM05'))).toEqual([]);
    expect(await asked(grant('ADVISER', 'AM02'))).toEqual([]);
    expect((await asked(grant('ADVISER', 'AM05'))).length).toBeGreaterThan(0);
  });
});
