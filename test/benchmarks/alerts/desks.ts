import { EmployersRepository } from '../../../src/employers/employers.repository.js';
import { PlacesRepository } from '../../../src/places/places.repository.js';
import { PublishPlace } from '../../../src/places/publish-place.usecase.js';
import type { CalendarDate } from '../../../src/platform/calendar-date.js';
import type { TestApp } from '../../support/app.js';
import { givenAdviser } from '../../support/given.js';

/** A region with one adviser, who wants a mail of every alert, at an address of the desk's own domain. */
export interface BenchDesk {
  readonly regionCode: string;
  readonly postcode4: string;
}

const perTransaction = 200;

/** The desks of the whole country. */
export async function openAllDesks(app: TestApp): Promise<BenchDesk[]> {
  const desks = await app.db((tx) =>
    tx.query<BenchDesk>(
      `SELECT DISTINCT ON (m.region_code) m.region_code AS "regionCode", z.pc4 AS "postcode4"
       FROM postcode z JOIN municipality m ON m.code = z.municipality_code
       WHERE m.region_code IS NOT NULL ORDER BY m.region_code, z.pc4`,
    ),
  );
  for (const { regionCode } of desks) {
    const { accountId } = await givenAdviser(app, `Adviseur ${regionCode}`, { regionCode });
    await app.db(async (tx) => {
      await tx.execute('UPDATE account SET email = $2 WHERE id = $1', [
        accountId,
        `adviseur@${regionCode.toLowerCase()}.example`,
      ]);
      await tx.execute(
        `INSERT INTO notice_setting (account_id, kind, how) VALUES ($1, 'LAPSE_ALERTS', 'NOW')`,
        [accountId],
      );
    });
  }
  return desks;
}

/** Publishes so many places, spread evenly over the desks, that all lapse on one day. */
export async function publishForAll(
  app: TestApp,
  desks: readonly BenchDesk[],
  count: number,
  lapsesOn: CalendarDate,
): Promise<void> {
  const employers = new Map<string, string>();
  for (const [index, { regionCode }] of desks.entries()) {
    const company = {
      name: `Bedrijf ${index}`,
      kvkNumber: String(80_000_000 + index),
      leerbedrijfId: String(800_000_000 + index),
    };
    await app.db(async (tx) => {
      const { id } = await app.app.get(EmployersRepository).add(tx, company, regionCode, 'CONFIRMED');
      const accredited = {
        creboCode: '25180',
        status: 'ACTIVE',
        reviewDueOn: null,
        vouchedBy: null,
      } as const;
      await app.app.get(EmployersRepository).putAccreditation(tx, { employerId: id, ...accredited });
      employers.set(regionCode, id);
    });
  }
  for (let made = 0; made < count;) {
    const upTo = Math.min(count, made + perTransaction);
    await app.db(async (tx) => {
      for (; made < upTo; made += 1) {
        const { regionCode, postcode4 } = desks[made % desks.length] as BenchDesk;
        const place = await app.app.get(PlacesRepository).add(tx, {
          title: `Leerling monteur ${made}`,
          description: 'Je leert het vak bij ons op de bus.',
          creboCode: '25180',
          postcode4,
          regionCode,
          employerId: employers.get(regionCode) as string,
          seats: 1,
          hoursPerWeek: 32,
          startsFrom: null,
          startsOn: '2028-12-01',
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
      }
    });
  }
}
