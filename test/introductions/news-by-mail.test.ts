import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { carryOut, givenIntroduction } from './given-introduction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

interface Mail {
  subject: string;
  text: string;
}

/** What arrived in somebody's mailbox about introductions since the last look, the oldest first. */
async function newsFor({ accountId }: Person): Promise<Mail[]> {
  await app.settle();
  return app.db((tx) =>
    tx.query<Mail>(
      `WITH read AS (
         UPDATE mail SET kind = 'read' WHERE kind LIKE 'introduction-%' AND sent_at IS NOT NULL
           AND to_address = (SELECT email FROM account WHERE id = $1)
         RETURNING subject, text, created_at, id)
       SELECT subject, text FROM read ORDER BY created_at, id`,
      [accountId],
    ),
  );
}
const subjectsFor = async (person: Person) => (await newsFor(person)).map(({ subject }) => subject);

it('tells everybody what happened and what comes next, from the proposal to the placement', async () => {
  const { id, place, candidate, employer, candidatePerson, member } = await givenIntroduction(app, adviser);
  const [asked, ...more] = await newsFor(candidatePerson);
  expect(more).toEqual([]);
  expect(asked?.subject).toBe(`Een leerbaan voor u: ${place.title}`);
  expect(asked?.text).toContain(employer.name);
  expect(asked?.text).toContain(`http://localhost:3000/voorstellen/${id}`);
  expect(asked?.text).toMatch(/De kandidaat is aan zet, uiterlijk op \d+ \w+ \d{4}: ja of nee zeggen\./);
  expect(await newsFor(member)).toEqual([]);

  await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
  const [ofCandidate] = await newsFor(member);
  expect(ofCandidate?.subject).toBe(`Een kandidaat wil kennismaken: ${place.title}`);
  expect(ofCandidate?.text).toContain('Het leerbedrijf is aan zet');
  expect(await newsFor(candidatePerson)).toEqual([]);

  await carryOut(app, 'answer', { id, accept: true }, member);
  expect(await subjectsFor(candidatePerson)).toEqual([`U en ${employer.name} hebben ja gezegd`]);
  expect(await subjectsFor(member)).toEqual([`U en de kandidaat hebben ja gezegd: ${place.title}`]);
  expect(await subjectsFor(adviser)).toEqual([`Beide kanten zeggen ja: ${place.title}`]);

  await carryOut(app, 'confirm', { id, startsOn: place.startsOn }, adviser);
  const [start] = await newsFor(candidatePerson);
  expect(start?.subject).toBe(`U begint bij ${employer.name}`);
  expect(start?.text).toContain('praktijkovereenkomst');
  expect(await subjectsFor(member)).toEqual([`Uw leerbaan is gevuld met een kandidaat: ${place.title}`]);

  const mails = await app.db((tx) =>
    tx.query<{ all: string }>(
      `SELECT subject || text || html AS all FROM mail
       WHERE to_address IN (SELECT email FROM account WHERE id = ANY($1))`,
      [[member.accountId, adviser.accountId]],
    ),
  );
  expect(mails.length).toBeGreaterThan(3);
  expect(mails.filter(({ all }) => all.includes(candidate.name))).toEqual([]);
});

it('writes in the language of the account', async () => {
  const of = await givenCandidate(app);
  await app.db((tx) => tx.execute(`UPDATE account SET locale = 'en' WHERE id = $1`, [of.person.accountId]));
  await givenIntroduction(app, adviser, { of });
  const [mail] = await newsFor(of.person);
  expect(mail?.subject).toMatch(/^A learning place for you/);
  expect(mail?.text).toMatch(/The candidate is to move, by .*: say yes or no\./);
});

it('asks both at once where the region chose so', async () => {
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO region_setting VALUES ('AM05', 'introductionOrder', app_today(), '"BOTH_AT_ONCE"')`,
    ),
  );
  const { place, member, candidatePerson } = await givenIntroduction(app, adviser);
  await app.db((tx) => tx.execute(`DELETE FROM region_setting WHERE region_code = 'AM05'`));
  expect(await subjectsFor(member)).toEqual([`Een kandidaat voor ${place.title}`]);
  expect(await subjectsFor(candidatePerson)).toEqual([`Een leerbaan voor u: ${place.title}`]);
});

it('tells of a no, and of a withdrawal, whoever did not do it themselves', async () => {
  const declined = await givenIntroduction(app, adviser);
  await newsFor(adviser);
  await carryOut(app, 'answer', { id: declined.id, accept: false }, declined.candidatePerson);
  // The candidate is asked first here: the employer never heard of it, and does not hear of its end either.
  expect(await newsFor(declined.member)).toEqual([]);
  expect(await subjectsFor(adviser)).toEqual([`Voorstel beëindigd: ${declined.place.title}`]);

  const known = await givenIntroduction(app, adviser);
  await carryOut(app, 'answer', { id: known.id, accept: true }, known.candidatePerson);
  await newsFor(known.member);
  await carryOut(app, 'withdraw', { id: known.id }, known.candidatePerson);
  await newsFor(adviser);
  const [toMember] = await newsFor(known.member);
  expect(toMember?.subject).toBe(`Voorstel beëindigd: ${known.place.title}`);

  const withdrawn = await givenIntroduction(app, adviser);
  await newsFor(withdrawn.candidatePerson);
  await carryOut(app, 'withdraw', { id: withdrawn.id, reason: 'Ziek geworden' }, adviser);
  const [toCandidate] = await newsFor(withdrawn.candidatePerson);
  expect(toCandidate?.text).toContain('De adviseur heeft het voorstel ingetrokken.');
  expect(toCandidate?.text).toContain('welke andere leerbanen bij u passen');
  expect(toCandidate?.text).not.toContain('Ziek');
  expect(await newsFor(adviser)).toEqual([]);
});

it('tells both parties of every introduction that ends because its place is filled, the employer once', async () => {
  const { employer, member } = await givenEmployer(app);
  const at = await givenPlace(app, { employer });
  const winner = await givenIntroduction(app, adviser, { at, status: 'ACCEPTED' });
  const losers = [
    await givenIntroduction(app, adviser, { at }),
    await givenIntroduction(app, adviser, { at, status: 'ACCEPTED' }),
  ];
  for (const person of [member, ...losers.map(({ candidatePerson }) => candidatePerson)])
    await newsFor(person);
  await carryOut(app, 'confirm', { id: winner.id, startsOn: at.startsOn }, adviser);
  for (const { candidatePerson } of losers) {
    const [mail, ...more] = await newsFor(candidatePerson);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('De leerbaan is vol.');
  }
  expect((await subjectsFor(member)).sort()).toEqual([
    `Uw leerbaan is gevuld met een kandidaat: ${at.title}`,
    `Voorstellen beëindigd: ${at.title}`,
  ]);
});

it('tells the other employers that the candidate starts elsewhere', async () => {
  const of = await givenCandidate(app);
  const first = await givenIntroduction(app, adviser, { of, status: 'ACCEPTED' });
  const other = await givenIntroduction(app, adviser, { of, status: 'ACCEPTED' });
  await newsFor(other.member);
  await newsFor(of.person);
  await carryOut(app, 'confirm', { id: first.id, startsOn: first.place.startsOn }, adviser);
  const [mail] = await newsFor(other.member);
  expect(mail?.text).toContain('De kandidaat begint bij een ander leerbedrijf.');
  const [start, ...more] = await newsFor(of.person);
  expect(start?.text).toContain('Andere voorstellen zijn beëindigd.');
  expect(more).toEqual([]);
});

it('asks nobody whose answer is no longer awaited', async () => {
  const { id, candidatePerson } = await givenIntroduction(app, adviser);
  await carryOut(app, 'answer', { id, accept: true, onBehalfOf: 'CANDIDATE' }, adviser);
  expect(await newsFor(candidatePerson)).toEqual([]);
});

it('goes to a coordinator when the adviser who proposed has left', async () => {
  const coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  const leaver = await app.person('Wim Vertrekt', { role: 'ADVISER', regionCode: 'AM05' });
  const { id, place, candidatePerson } = await givenIntroduction(app, leaver);
  await app.db((tx) =>
    tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1', [leaver.accountId]),
  );
  await carryOut(app, 'answer', { id, accept: false }, candidatePerson);
  expect(await subjectsFor(leaver)).toEqual([]);
  expect(await subjectsFor(coordinator)).toEqual([`Voorstel beëindigd: ${place.title}`]);
});

it('names what else fits when a place is gone, and only to who is in matching', async () => {
  const { place, candidatePerson, employer, id } = await givenIntroduction(app, adviser);
  await newsFor(candidatePerson);
  const others = await Promise.all(
    ['Kok', 'Slager', 'Bakker', 'Schilder'].map((title) => givenPlace(app, { employer, title })),
  );
  const manager = await app.person('Beheer', { role: 'EMPLOYER', subjectId: employer.id });
  const { version } = (await app.db((tx) =>
    tx.one<{ version: number }>('SELECT version FROM place WHERE id = $1', [place.id]),
  )) as { version: number };
  await app.ask(
    'mutation($id: ID!, $version: Int!) { withdrawPlace(id: $id, version: $version, reason: OTHER) { problems { code } } }',
    { id: place.id, version },
    { as: manager },
  );
  const [ended] = await newsFor(candidatePerson);
  expect(ended?.subject).toBe(`Voorstel beëindigd: ${place.title}`);
  expect(ended?.text).toContain('passen ook bij u');
  const linked = [...(ended?.text.matchAll(/\/leerbanen\/(\S+)/g) ?? [])].map(([, each]) => each);
  expect(linked).toHaveLength(3);
  expect(linked).not.toContain(place.id);
  expect(others.length).toBeGreaterThan(3);
  expect(id).not.toBe(place.id);
});
