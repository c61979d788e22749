import type { Draw } from '../../../src/demo/draw.js';
import { EmployersRepository } from '../../../src/employers/employers.repository.js';
import { PlacesRepository } from '../../../src/places/places.repository.js';
import { PublishPlace } from '../../../src/places/publish-place.usecase.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import type { Person, TestApp } from '../../support/app.js';
import { givenAdviser } from '../../support/given.js';
import type { PlaceStory } from './oracle.js';

/** A region with its desk. */
export interface DeskOfDrill {
  readonly regionCode: string;
  readonly postcode4: string;
  readonly adviser: Person;
  /** Everybody who may hear of a place here: the adviser first, then to whom alerts are passed on. */
  readonly people: readonly string[];
  /** The adviser is mailed each alert at once, rather than in the digest. */
  readonly isAtOnce: boolean;
}

const perTransaction = 100;
const farAway = '2028-12-01';

/**
 * Desks as they differ: one adviser alone, one who wants each alert at once, and a full one, with a colleague and a
 * coordinator to pass alerts on to.
 */
export async function openDesks(app: TestApp): Promise<DeskOfDrill[]> {
  const regions = await app.db((tx) =>
    tx.query<{ regionCode: string; postcode4: string }>(
      `SELECT DISTINCT ON (m.region_code) m.region_code AS "regionCode", z.pc4 AS "postcode4"
       FROM postcode z JOIN municipality m ON m.code = z.municipality_code
       WHERE m.region_code IS NOT NULL ORDER BY m.region_code, z.pc4 LIMIT 6`,
    ),
  );
  const desks: DeskOfDrill[] = [];
  for (const [index, { regionCode, postcode4 }] of regions.entries()) {
    const adviser = await givenAdviser(app, `Adviseur ${index}`, { regionCode });
    const people = [adviser.accountId];
    if (index === 0) {
      people.push((await givenAdviser(app, `Collega ${index}`, { regionCode, rules: [] })).accountId);
      const coordinator = await app.person(`Projectleider ${index}`, { role: 'COORDINATOR', regionCode });
      people.push(coordinator.accountId);
    }
    const isAtOnce = index === 1;
    if (isAtOnce) {
      await app.db((tx) =>
        tx.execute(
          `INSERT INTO notice_setting (account_id, kind, how) VALUES ($1, 'LAPSE_ALERTS', 'NOW')
           ON CONFLICT DO NOTHING`,
          [adviser.accountId],
        ),
      );
    }
    desks.push({ regionCode, postcode4, adviser, people, isAtOnce });
  }
  return desks;
}

/** Publishes so many places, spread over the desks, that lapse on all sorts of days of the next weeks. */
export async function publishPlaces(
  app: TestApp,
  desks: readonly DeskOfDrill[],
  count: number,
  draw: Draw,
): Promise<PlaceStory[]> {
  const employers = await employersOf(app, desks);
  const stories: PlaceStory[] = [];
  while (stories.length < count) {
    await app.db(async (tx) => {
      for (let made = 0; made < perTransaction && stories.length < count; made += 1) {
        const desk = deskFor(desks, stories.length);
        const lapsesOn = addDays(tx.today, draw.between(2, 75));
        const place = await app.app.get(PlacesRepository).add(tx, {
          title: `Leerling monteur ${stories.length}`,
          description: 'Je leert het vak bij ons op de bus.',
          creboCode: '25180',
          postcode4: desk.postcode4,
          regionCode: desk.regionCode,
          employerId: employers.get(desk.regionCode) as string,
          seats: 1,
          hoursPerWeek: 32,
          startsFrom: null,
          startsOn: farAway,
          lapsesOn,
          languageLevel: null,
          wageCentsPerHour: null,
          schoolDay: null,
          schoolTown: null,
          usualStartTime: null,
          drivingLicence: null,
          howToGetThere: null,
          createdBy: null,
          importIdentity: null,
        });
        await app.app.get(PublishPlace).open(tx, place);
        stories.push({ id: place.id, regionCode: desk.regionCode, lapsesOn, acts: [] });
      }
    });
  }
  return stories;
}

/** Few places with a mail each and few that are passed on: most work is that of the lone advisers. */
function deskFor(desks: readonly DeskOfDrill[], index: number): DeskOfDrill {
  const at = index % 20;
  return desks[at < 2 ? at : 2 + (at % (desks.length - 2))] as DeskOfDrill;
}

async function employersOf(app: TestApp, desks: readonly DeskOfDrill[]): Promise<Map<string, string>> {
  return app.db(async (tx) => {
    const employers = app.app.get(EmployersRepository);
    const ids = new Map<string, string>();
    for (const [index, { regionCode }] of desks.entries()) {
      const added = await employers.add(
        tx,
        {
          name: `Bedrijf ${index}`,
          kvkNumber: String(80_000_000 + index),
          leerbedrijfId: String(800_000_000 + index),
        },
        regionCode,
        'CONFIRMED',
      );
      await employers.putAccreditation(tx, {
        employerId: added.id,
        creboCode: '25180',
        status: 'ACTIVE',
        reviewDueOn: null,
        vouchedBy: null,
      });
      ids.set(regionCode, added.id);
    }
    return ids;
  });
}
