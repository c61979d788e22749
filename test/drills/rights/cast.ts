import type { RoleGrant } from '../../../src/access/actor.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import { sweepsOf } from '../../lapse-alerts/desk-at-work.js';
import type { Person, TestApp } from '../../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../../support/given.js';
import type { Viewer } from './audience.js';
import type { Canaries } from './canary.js';
import { belongingsOf, caseWork, claimsOn, putAside, teamsOf } from './cast-belongings.js';
import { deskWork, introductionsOf, proposed, withdrawn, type CandidateThere } from './cast-acts.js';

/** The two regions of the drill: what is one's own, and what is another's. */
const twente = { code: 'AM05', postcode4: '7511', name: 'Twente' };
const groningen = { code: 'AM01', postcode4: '9711', name: 'Groningen' };
type Region = typeof twente;

/** Fills a database with two regions in which everything stands that a field can show, and gives everybody who asks. */
export async function fill(app: TestApp, canaries: Canaries): Promise<Viewer[]> {
  const viewers = new Viewers(app, canaries);
  const one = await fillRegion(app, viewers, canaries, twente);
  const other = await fillRegion(app, viewers, canaries, groningen);
  // A candidate of Twente is introduced in Groningen: two desks have a side in it.
  await proposed(app, one.adviser, one.known, other.places[1]!, canaries);
  await app.ask(
    `mutation($id: ID!, $to: ID!, $on: Date!) {
      giveCaseGrant(candidateId: $id, regionCode: $to, endsOn: $on, why: "Ik verhuis") { problems { code } } }`,
    {
      id: one.started.candidate.id,
      to: groningen.code,
      on: await app.db(({ today }) => Promise.resolve(addDays(today, 30))),
    },
    { as: one.started.person },
  );
  await app.settle();
  await sweepsOf(app).send();
  await app.settle();
  await viewers.add('somebody with an account and no role');
  await viewers.add('operator', { role: 'OPERATOR' });
  for (const { code: regionCode, name } of [twente, groningen]) {
    await viewers.add(`referrer of ${name}`, { role: 'REFERRER', regionCode });
    await viewers.add(`school broker of ${name}`, { role: 'SCHOOL_BROKER', regionCode });
  }
  await viewers.addFormer('former adviser of Twente', { role: 'ADVISER', regionCode: twente.code });
  await putAside(app, canaries);
  return viewers.all;
}

async function fillRegion(app: TestApp, viewers: Viewers, canaries: Canaries, region: Region) {
  const { code: regionCode, postcode4, name: where } = region;
  const adviser = await givenAdviser(app, `Adviseur ${canaries.word()}`, { regionCode });
  const colleague = await givenAdviser(app, `Collega ${canaries.word()}`, { regionCode, rules: [] });
  const coordinator = await app.person(`Projectleider ${canaries.word()}`, {
    role: 'COORDINATOR',
    regionCode,
  });
  await viewers.of(`adviser of ${where}`, adviser, { role: 'ADVISER', regionCode });
  await viewers.of(`adviser of ${where} outside the team`, colleague, { role: 'ADVISER', regionCode });
  await viewers.of(`coordinator of ${where}`, coordinator, { role: 'COORDINATOR', regionCode });
  const employers: Awaited<ReturnType<typeof givenEmployer>>[] = [];
  for (const which of ['one', 'other']) {
    const given = await givenEmployer(app, { name: `Bedrijf ${canaries.word()}`, regionCode });
    await viewers.of(`employer ${which} of ${where}`, given.member, {
      role: 'EMPLOYER',
      subjectId: given.employer.id,
    });
    await app.ask(
      `mutation($id: ID!, $input: EstablishmentInput!) { recordEstablishment(employerId: $id, input: $input) { problems { code } } }`,
      {
        id: given.employer.id,
        input: { name: `Werf ${canaries.word()}`, postcode4, workplaceTrainer: `Baas ${canaries.word()}` },
      },
      { as: given.member },
    );
    employers.push(given);
  }
  const team = employers[0]!;
  const { member, memberGrant } = await teamsOf(app, canaries, {
    admin: team.member,
    employer: team.employer,
    coordinator,
    regionCode,
  });
  await viewers.of(`member of employer one of ${where}`, member, memberGrant);
  await claimsOn(app, canaries, { employer: team.employer, postcode4 });
  const today = await app.db(({ today }) => Promise.resolve(today));
  const place = (employer: (typeof employers)[number], changed: object = {}) =>
    givenPlace(app, {
      employer: employer.employer,
      regionCode,
      postcode4,
      seats: 5,
      title: `Leerling ${canaries.word()}`,
      howToGetThere: `Halte ${canaries.word()}`,
      ...changed,
    });
  const [first, second] = employers as [(typeof employers)[number], (typeof employers)[number]];
  const places = [
    await place(first, { lapsesOn: addDays(today, 5) }),
    await place(first),
    await place(second, {
      languageLevel: 'A2',
      schoolDay: `dinsdag ${canaries.word()}`,
      schoolTown: 'Hengelo',
      usualStartTime: '07:30',
      drivingLicence: 'B',
      wageCentsPerHour: 1100,
      startsFrom: addDays(today, 50),
    }),
    await place(second),
  ];
  await place(first, { draft: true });
  await place(second, { draft: true });
  await withdrawn(app, first.member, await place(first));

  const candidate = async (which: string, team: Person[]): Promise<CandidateThere> => {
    const name = `Kandidaat ${canaries.word()}`;
    const wish = which === 'who accepted' ? everythingWished(today, { regionCode, postcode4 }) : {};
    const phone = canaries.phone();
    const given = await givenCandidate(app, { name, regionCode, postcode4, team, phone, wish });
    await viewers.of(`candidate ${which} of ${where}`, given.person, {
      role: 'CANDIDATE',
      subjectId: given.candidate.id,
    });
    return given;
  };
  const known = await candidate('with a team', [adviser]);
  const unknown = await candidate('without a team', []);
  const accepted = await candidate('who accepted', [adviser]);
  const started = await candidate('who started', [adviser]);
  await app.db((tx) =>
    tx.execute(`UPDATE candidate SET young_start_reason = $2, prior_education = 'VMBO_BASIC' WHERE id = $1`, [
      known.candidate.id,
      `Vrijgesteld ${canaries.word()}`,
    ]),
  );
  await introductionsOf(app, canaries, {
    adviser,
    known,
    unknown,
    accepted,
    started,
    places,
    second: second.member,
  });
  await caseWork(app, canaries, { adviser, known, accepted, postcode4 });
  await deskWork(app, canaries, { adviser, coordinator, colleague, known, regionCode, where });
  return { adviser, known, started, places };
}

const everythingWished = (
  today: string,
  { regionCode, postcode4 }: { regionCode: string; postcode4: string },
) => ({
  mboLevels: [1, 2, 3, 4],
  creboCodes: ['25180'],
  sectorCodes: ['voedsel-groen-gastvrijheid'],
  postcode4,
  maxTravelKm: 100,
  regionCode,
  availableFrom: addDays(today, 1),
  maxHoursPerWeek: 36,
  languageLevel: 'B1' as const,
});

/** Everybody who asks, with what their roles say of them. */
class Viewers {
  readonly all: Viewer[] = [{ name: 'visitor', accountId: null, cookie: '', ...ofGrants([]) }];

  constructor(
    private readonly app: TestApp,
    private readonly canaries: Canaries,
  ) {}

  async add(name: string, ...grants: Partial<RoleGrant>[]): Promise<void> {
    await this.of(name, await this.app.person(name, ...grants), ...grants);
  }

  async of(name: string, person: Person, ...grants: Partial<RoleGrant>[]): Promise<void> {
    const { accountId, cookie } = person;
    await belongingsOf(this.app, this.canaries, person);
    this.all.push({ name, accountId, cookie, ...ofGrants(grants) });
  }

  /** Somebody whose role ended while they stayed signed in. */
  async addFormer(name: string, grant: Partial<RoleGrant>): Promise<void> {
    const person = await this.app.person(name, grant);
    await this.app.db((tx) =>
      tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1', [person.accountId]),
    );
    await this.of(name, person);
  }
}

function ofGrants(grants: readonly Partial<RoleGrant>[]) {
  const regionsOf = (wanted: RoleGrant['role']) =>
    grants.flatMap(({ role, regionCode }) => (role === wanted && regionCode ? [regionCode] : []));
  const subjectsOf = (wanted: RoleGrant['role']) =>
    grants.flatMap(({ role, subjectId }) => (role === wanted && subjectId ? [subjectId] : []));
  return {
    grants: grants.flatMap(({ role, regionCode = null, subjectId = null, memberRole = null }) =>
      role ? [{ role, regionCode, subjectId, memberRole }] : [],
    ),
    roles: grants.flatMap(({ role }) => (role ? [role] : [])),
    adviserIn: regionsOf('ADVISER'),
    coordinatorIn: regionsOf('COORDINATOR'),
    candidateIds: subjectsOf('CANDIDATE'),
    employerIds: subjectsOf('EMPLOYER'),
    // Who is given an employer without a word about it is its admin.
    adminOf: grants.flatMap(({ role, subjectId, memberRole }) =>
      role === 'EMPLOYER' && subjectId && memberRole !== 'MEMBER' ? [subjectId] : [],
    ),
  };
}
