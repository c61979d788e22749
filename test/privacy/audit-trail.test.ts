import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { must } from './given-canary.js';

let app: TestApp;
let adviser: Person;
let coordinator: Person;
let elsewhere: Person;
let operator: Person;
let candidateId: string;
beforeAll(async () => {
  app = await startApp();
  adviser = await givenAdviser(app, 'Noor van het loket');
  coordinator = await app.person('Corrie', { role: 'COORDINATOR', regionCode: 'AM05' });
  elsewhere = await app.person('Wessel', { role: 'COORDINATOR', regionCode: 'AM01' });
  operator = await app.person('Otto', { role: 'OPERATOR' });
  ({
    candidate: { id: candidateId },
  } = await givenCandidate(app, { name: 'Sanne Zoekterm' }));
  await must(app, open, { id: candidateId, reason: '=HYPERLINK("http://x.example")' }, adviser);
  await must(
    app,
    breakGlass,
    { id: candidateId, reason: 'Storing 4711: dossier laat zich niet openen' },
    operator,
  );
});
afterAll(() => app.close());

const open = `mutation($id: ID!, $reason: String!) { openCase(candidateId: $id, reason: $reason) { problems { code } } }`;
const breakGlass = `mutation($id: ID!, $reason: String!) { breakGlass(candidateId: $id, reason: $reason) { problems { code } } }`;
const trail = `query($regionCode: ID, $search: AuditSearchInput, $first: Int, $after: String) {
  auditTrail(regionCode: $regionCode, search: $search, first: $first, after: $after) { totalCount
    nodes { id regionCode action actorKind actorName actorRoles subjectKind subjectName why details }
    pageInfo { hasNextPage endCursor } } }`;
const exported = `mutation($search: AuditSearchInput) { exportAuditTrail(search: $search) { csv problems { code } } }`;

interface Trail {
  totalCount: number;
  nodes: {
    action: string;
    actorName: string | null;
    subjectName: string | null;
    why: string | null;
    details: string[];
  }[];
  pageInfo: { endCursor: string };
}
const read = (as: Person, variables: object = {}) => must<Trail>(app, trail, variables, as);
const actionsOf = ({ nodes }: Trail) => nodes.map(({ action }) => action);

it('tells a coordinator who did what to whom and why', async () => {
  const { nodes } = await read(coordinator, { search: { action: 'CANDIDATE_CASE_OPENED' } });
  expect(nodes).toEqual([
    expect.objectContaining({
      regionCode: 'AM05',
      actorKind: 'ACCOUNT',
      actorName: 'Noor van het loket',
      actorRoles: ['ADVISER'],
      subjectKind: 'CANDIDATE',
      subjectName: 'Sanne Zoekterm',
      why: '=HYPERLINK("http://x.example")',
    }),
  ]);
});

it.each([
  ['the day', { from: '2199-01-01' }, []],
  ['the person it was about', { person: 'zoekterm' }, ['CANDIDATE_GLASS_BROKEN', 'CANDIDATE_CASE_OPENED']],
  ['the person who did it', { person: 'noor van het' }, ['CANDIDATE_CASE_OPENED']],
  ['nobody by a sign that stands for all', { person: '%' }, []],
])('finds by %s', async (_what, search, actions) => {
  const found = actionsOf(await read(coordinator, { search })).filter((action) =>
    action.startsWith('CANDIDATE'),
  );
  expect(found).toEqual(actions);
});

it('writes down who looked, once a search and not for leafing on, and never the name that was sought', async () => {
  const looks = async () => {
    const { nodes } = await read(coordinator, { search: { action: 'AUDIT_READ', person: 'Corrie' } });
    return nodes.filter(({ details }) => details.includes('person: true') && details.includes('entries: 2'));
  };
  const before = await looks();
  const first = await read(coordinator, { search: { person: 'Sanne Zoekterm' }, first: 1 });
  await read(coordinator, {
    search: { person: 'Sanne Zoekterm' },
    first: 1,
    after: first.pageInfo.endCursor,
  });
  const after = await looks();
  expect(after).toHaveLength(before.length + 1);
  expect(JSON.stringify(after.map(({ details, why }) => ({ details, why })))).not.toContain('Zoekterm');
});

it('is the own region’s alone: another coordinator, and every other role, reads none of it', async () => {
  expect(actionsOf(await read(elsewhere))).toEqual(['ACCOUNT_SIGNED_IN']);
  expect(await read(elsewhere, { regionCode: 'AM05' })).toMatchObject({ totalCount: 0, nodes: [] });
  for (const as of [adviser, await app.person('Niemand')]) {
    const { data } = await app.ask(trail, {}, { as });
    expect(data.auditTrail).toMatchObject({ totalCount: 0, nodes: [] });
    const { errors } = await app.ask(exported, {}, { as });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

it('tells an operator which cases were opened in an emergency, by whom and why, and not whose', async () => {
  const { nodes } = await read(operator);
  expect(nodes).toEqual([
    expect.objectContaining({
      action: 'CANDIDATE_GLASS_BROKEN',
      actorName: 'Otto',
      subjectName: null,
      why: expect.stringContaining('Storing 4711'),
    }),
  ]);
  expect(await read(operator, { search: { person: 'Sanne Zoekterm' } })).toMatchObject({ totalCount: 0 });
  expect(await read(operator, { regionCode: 'AM05' })).toMatchObject({ totalCount: 0 });
});

it('gives a file in which no cell is a formula, and writes that down', async () => {
  const { csv } = await must<{ csv: string }>(
    app,
    exported,
    { search: { action: 'CANDIDATE_CASE_OPENED' } },
    coordinator,
  );
  const [header, row] = csv.replace('\uFEFF', '').split('\r\n');
  expect(header).toBe('at;region;action;by;roles;subject;name;why;details');
  expect(row).toContain(`"'=HYPERLINK(""http://x.example"")"`);
  expect(actionsOf(await read(coordinator, { search: { action: 'AUDIT_EXPORTED' } }))).toEqual([
    'AUDIT_EXPORTED',
  ]);
});

it('names nobody who was erased', async () => {
  const gone = await givenCandidate(app, { name: 'Vera Verdwenen', team: [adviser] });
  await must(
    app,
    'mutation($id: ID!, $reason: String!) { eraseCandidate(candidateId: $id, reason: $reason) { asked problems { code } } }',
    { id: gone.candidate.id, reason: 'Vroeg dat aan de balie' },
    adviser,
  );
  await app.settle();
  const all = await read(coordinator, { first: 100 });
  expect(JSON.stringify(all)).not.toMatch(/Vera|aan de balie/);
  expect(all.nodes).toContainEqual(
    expect.objectContaining({ action: 'DATA_ERASURE_ASKED', subjectName: null, why: null }),
  );
});
