import type { Candidate } from '../../src/candidates/candidate.js';
import { CandidatesRepository, type NewCandidate } from '../../src/candidates/candidates.repository.js';
import { legalBasisOf } from '../../src/candidates/legal-basis.js';
import { LegalBasesRepository } from '../../src/candidates/legal-bases.repository.js';
import { deskPurposes, matchingPurposes } from '../../src/candidates/purpose.js';
import type { Wish } from '../../src/candidates/wish.js';
import { EmployersRepository } from '../../src/employers/employers.repository.js';
import type { Employer } from '../../src/employers/employer.js';
import { PlacesRepository, type NewPlace } from '../../src/places/places.repository.js';
import { PublishPlace } from '../../src/places/publish-place.usecase.js';
import type { Place } from '../../src/places/place.js';
import { addDays } from '../../src/platform/calendar-date.js';
import type { Person, TestApp } from './app.js';

let count = 0;

/** An employer in Twente that is accredited for one qualification, with a member who is signed in. */
export async function givenEmployer(
  app: TestApp,
  { name = 'Installatiebedrijf Zonneveld', regionCode = 'AM05', creboCode = '25180', accredited = true } = {},
): Promise<{ employer: Employer; member: Person }> {
  const number = (count += 1);
  const employer = await app.db(async (tx) => {
    const employers = app.app.get(EmployersRepository);
    const leerbedrijfId = String(200_000_000 + number);
    const details = { name, kvkNumber: String(10_000_000 + number), leerbedrijfId };
    const added = await employers.add(tx, details, regionCode, 'CONFIRMED');
    if (accredited) {
      await employers.putAccreditation(tx, {
        employerId: added.id,
        creboCode,
        status: 'ACTIVE',
        reviewDueOn: null,
        vouchedBy: null,
      });
    }
    return added;
  });
  return { employer, member: await app.person(`${name} lid`, { role: 'EMPLOYER', subjectId: employer.id }) };
}

/** A place of an employer, published unless `draft`; without an employer one is made for it. */
export async function givenPlace(
  app: TestApp,
  { draft = false, employer, ...changed }: Partial<NewPlace> & { draft?: boolean; employer?: Employer } = {},
): Promise<Place> {
  const owner = employer ?? (await givenEmployer(app, { creboCode: changed.creboCode })).employer;
  return app.db(async (tx) => {
    const added = await app.app.get(PlacesRepository).add(tx, {
      title: 'Leerling monteur',
      description: 'Je leert het vak bij ons op de bus.',
      creboCode: '25180',
      postcode4: '7511',
      regionCode: 'AM05',
      seats: 1,
      hoursPerWeek: 32,
      startsFrom: null,
      startsOn: addDays(tx.today, 60),
      lapsesOn: addDays(tx.today, 40),
      languageLevel: null,
      wageCentsPerHour: null,
      schoolDay: null,
      schoolTown: null,
      usualStartTime: null,
      drivingLicence: null,
      howToGetThere: null,
      createdBy: null,
      importIdentity: null,
      ...changed,
      employerId: owner.id,
    });
    return draft ? added : app.app.get(PublishPlace).open(tx, added);
  });
}

/**
 * A candidate of Twente with their own session, in matching unless `consent` is false; `team` are the advisers who
 * know the case.
 */
export async function givenCandidate(
  app: TestApp,
  {
    consent = true,
    team = [],
    wish,
    ...changed
  }: Partial<Omit<NewCandidate, 'wish'>> & { consent?: boolean; team?: Person[]; wish?: Partial<Wish> } = {},
): Promise<{ candidate: Candidate; person: Person }> {
  const candidate = await app.db(async (tx) => {
    const candidates = app.app.get(CandidatesRepository);
    const id = candidates.nextId();
    const added: NewCandidate = {
      id,
      name: 'Sanne Verbeek',
      email: `kandidaat.${id}@test.example`,
      phone: null,
      postcode4: '7511',
      regionCode: 'AM05',
      birthDate: '2000-05-17',
      priorEducation: null,
      ...changed,
      wish: {
        mboLevels: [2, 3],
        sectorCodes: [],
        creboCodes: [],
        postcode4: null,
        maxTravelKm: null,
        regionCode: null,
        availableFrom: null,
        maxHoursPerWeek: null,
        languageLevel: null,
        ...wish,
      },
    };
    await candidates.add(tx, added, null);
    const told = legalBasisOf({}, { isAdviser: true, name: 'Noor van het loket' });
    const asTask = { ...told, basis: 'PUBLIC_TASK' } as const;
    await app.app.get(LegalBasesRepository).record(tx, id, deskPurposes, asTask, null);
    if (consent) await app.app.get(LegalBasesRepository).record(tx, id, matchingPurposes, told, null);
    for (const { accountId } of team) await candidates.joinCase(tx, id, accountId, null);
    return (await candidates.byId(tx, id)) as Candidate;
  });
  return {
    candidate,
    person: await app.person(candidate.name, { role: 'CANDIDATE', subjectId: candidate.id }),
  };
}

/** An adviser who is responsible for what the rule names in Twente, with a session; for everything by default. */
export async function givenAdviser(
  app: TestApp,
  name: string,
  {
    regionCode = 'AM05',
    rules = [{}],
  }: {
    regionCode?: string;
    rules?: { municipalityCode?: string; sectorCode?: string; employerId?: string }[];
  } = {},
): Promise<Person> {
  const person = await app.person(name, { role: 'ADVISER', regionCode });
  await app.db(async (tx) => {
    const siteId = crypto.randomUUID();
    await tx.execute(
      `INSERT INTO site (id, region_code, name, town, postcode4)
       SELECT $1, $2, 'Loket', z.town, z.pc4 FROM postcode z JOIN municipality m ON m.code = z.municipality_code
       WHERE m.region_code = $2 ORDER BY z.pc4 LIMIT 1`,
      [siteId, regionCode],
    );
    await tx.execute(
      `INSERT INTO adviser (account_id, site_id, region_code, hours_per_week) VALUES ($1, $2, $3, 32)`,
      [person.accountId, siteId, regionCode],
    );
    for (const rule of rules) {
      await tx.execute(
        `INSERT INTO responsibility (id, region_code, account_id, municipality_code, sector_code, employer_id)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          crypto.randomUUID(),
          regionCode,
          person.accountId,
          rule.municipalityCode,
          rule.sectorCode,
          rule.employerId,
        ],
      );
    }
  });
  return person;
}
