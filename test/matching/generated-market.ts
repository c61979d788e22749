import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data-source.service.js';
import type { MatchedPlace, MatchedWish } from '../../src/matching/eligibility.js';
import type { CalendarDate } from '../../src/platform/calendar-date.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { ownerTransaction, TestTransaction } from '../support/test-transaction.js';
import * as generated from './generated-region.js';

/** Where a generated postcode lies. */
export const pointOf = (pc4: string) => generated.postcodes.find((postcode) => postcode.pc4 === pc4) ?? null;

/** The generated place as the rules look at it. */
export function placeOf(place: generated.GeneratedPlace): MatchedPlace {
  const qualification = generated.qualifications.find(({ creboCode }) => creboCode === place.creboCode);
  const at = pointOf(place.pc4);
  if (!qualification || !at) throw new Error('a generated place names a code that was not generated');
  return {
    ...place,
    ...qualification,
    regionCode: at.regionCode,
    point: at,
    seatsLeft: place.seats - place.seatsTaken,
  };
}

/** Worked out apart from the SQL: 1 August after the school year in which one turns 16. */
function firstStartOn(birthDate: CalendarDate): CalendarDate {
  const [year, month] = birthDate.split('-').map(Number) as [number, number];
  return `${year + 16 + (month >= 8 ? 1 : 0)}-08-01`;
}

/** The generated candidate's wish as the rules look at it. */
export function wishOf(candidate: generated.GeneratedCandidate): MatchedWish {
  return {
    ...candidate,
    home: pointOf(candidate.wishPc4 ?? candidate.pc4),
    firstStartOn: candidate.mayStartEarly ? null : firstStartOn(candidate.birthDate),
  };
}

export const isInMatching = (candidate: generated.GeneratedCandidate) =>
  candidate.basis === 'RUNNING' && !candidate.isPlaced;

export const areNeighbours = (one: string, other: string) =>
  generated.neighbours.some(
    (pair) => pair.includes(one as never) && pair.includes(other as never) && one !== other,
  );

/** A database with a generated market in it, on a day of its own. */
export interface Market {
  readonly transaction: TestTransaction;
  /** As the owner of the tables. */
  readonly owner: TestTransaction;
  close(): Promise<void>;
}

export async function storeMarket(
  today: CalendarDate,
  places: readonly generated.GeneratedPlace[],
  candidates: readonly generated.GeneratedCandidate[],
): Promise<Market> {
  const database: TestDatabase = await createDatabase();
  const dataSource: DataSource = await createDataSource(database.url);
  await dataSource.initialize();
  const owner = await ownerTransaction(database.url);
  await owner.run(async (tx) => {
    await tx.execute(`INSERT INTO clock_offset (shift) VALUES ($1::timestamptz - now())`, [
      `${today}T12:00:00Z`,
    ]);
    await generated.storeReference(tx);
    await generated.storePlaces(tx, places);
    await generated.storeCandidates(tx, candidates);
  });
  return {
    transaction: new TestTransaction(dataSource),
    owner,
    async close() {
      await owner.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
