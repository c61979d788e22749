import type { Place } from '../../src/places/place.js';
import type { NewPlace } from '../../src/places/places.repository.js';
import { addDays } from '../../src/platform/calendar-date.js';
import type { Person, TestApp } from '../support/app.js';
import { givenPlace } from '../support/given.js';

/** Twente's desk with one adviser, and no place, candidate or plan. */
export async function givenEmptyDesk(app: TestApp): Promise<Person> {
  await app.settle();
  await app.db((tx) => tx.execute('TRUNCATE place, candidate, rescue_plan CASCADE'));
  await app.db((tx) => tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE ended_at IS NULL'));
  return app.person('Anja Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
}

/** A place that lapses in so many days. */
export async function givenPlaceLapsingIn(
  app: TestApp,
  days: number,
  changed: Partial<NewPlace> = {},
): Promise<Place> {
  const lapsesOn = await app.db(({ today }) => Promise.resolve(addDays(today, days)));
  return givenPlace(app, { lapsesOn, startsOn: addDays(lapsesOn, 30), ...changed });
}
