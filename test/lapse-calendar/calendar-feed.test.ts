import ICAL from 'ical.js';
import type { Employer } from '../../src/employers/employer.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';

let app: TestApp;
let employer: Employer;
let member: Person;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-10-01T12:00:00Z');
  ({ employer, member } = await givenEmployer(app));
});

const mutate = async (document: string, variables: object = {}, as: Person = member) => {
  const { data, errors } = await app.ask(`mutation ${document}`, variables, { as });
  if (errors) throw new Error(errors[0]?.message);
  return data;
};
const newAddress = async (): Promise<string> =>
  (await mutate('{ renewLapseFeed { url problems { code } } }')).renewLapseFeed.url;
const fetched = (address: string) => fetch(address.replace('http://localhost:3000', app.url));

interface Read {
  readonly sequence: number;
  readonly status: string;
  readonly start: string;
  readonly zone: string | null;
}

/** The calendar as a program of somebody else reads it, by the part of the uid that tells them apart. */
async function read(address: string): Promise<Record<string, Read>> {
  const response = await fetched(address);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as never);
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
  return Object.fromEntries(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const start = component.getFirstProperty('dtstart');
      return [
        event.uid.replace(/^place-[0-9a-f-]{36}-|@routekaart$/g, ''),
        {
          sequence: event.sequence,
          status: String(component.getFirstPropertyValue('status')),
          start: event.startDate.toString(),
          zone: (start?.getFirstParameter('tzid') as string | undefined) ?? null,
        },
      ];
    }),
  );
}

const versionOf = async (id: string) =>
  (await app.db((tx) => tx.one<{ version: number }>('SELECT version FROM place WHERE id = $1', [id])))
    ?.version;

describe('the calendar of an employer’s member', () => {
  it('follows every change of a place: the same uids, a sequence that goes up, and what is over cancelled', async () => {
    const place = await givenPlace(app, {
      employer,
      title: 'Bakker; met, tekens\\',
      lapsesOn: '2026-11-22',
      startsOn: '2027-05-01',
    });
    const address = await newAddress();
    const history = [await read(address)];
    expect(history[0]).toEqual({
      lapse: expect.objectContaining({ start: '2026-11-22', status: 'CONFIRMED', zone: null }),
      'reminder-28': expect.objectContaining({ start: '2026-10-25T08:00:00', zone: 'Europe/Amsterdam' }),
      'reminder-7': expect.objectContaining({ start: '2026-11-15T08:00:00' }),
      'reminder-1': expect.objectContaining({ start: '2026-11-21T08:00:00' }),
    });
    const step = async (act: () => Promise<unknown>) => {
      await act();
      history.push(await read(address));
    };
    const extend = async (lapsesOn: string) =>
      mutate(
        '($id: ID!, $version: Int!, $lapsesOn: Date!) { extendPlace(id: $id, version: $version, lapsesOn: $lapsesOn) { problems { code } } }',
        { id: place.id, version: await versionOf(place.id), lapsesOn },
      );
    await step(() => extend('2027-03-30'));
    await step(() => mutate('{ chooseReminders(leadDays: [14, 7]) { problems { code } } }'));
    await step(async () => {
      await moment(app, '2027-04-01T12:00:00Z');
      await sweepsOf(app).lapse();
    });
    await step(() => extend('2027-04-20'));
    await step(async () =>
      mutate(
        '($id: ID!, $version: Int!) { withdrawPlace(id: $id, version: $version, reason: OTHER) { problems { code } } }',
        { id: place.id, version: await versionOf(place.id) },
      ),
    );
    expect(history.map(({ lapse }) => `${lapse?.start} ${lapse?.status}`)).toEqual([
      '2026-11-22 CONFIRMED',
      '2027-03-30 CONFIRMED',
      '2027-03-30 CONFIRMED',
      '2027-03-30 CONFIRMED',
      '2027-04-20 CONFIRMED',
      '2027-04-20 CANCELLED',
    ]);
    expect(history.map((each) => each['reminder-7']?.status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
      'CONFIRMED',
      'CANCELLED',
    ]);
    expect(history[1]?.['reminder-1']?.start).toBe('2027-03-29T08:00:00'); // summer time began the day before
    expect(Object.keys(history.at(-1) ?? {}).sort()).toEqual(['lapse', 'reminder-14', 'reminder-7']);
    const sequences = history.map(({ lapse }) => lapse?.sequence ?? 0);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('is cancelled by the last seat too, which raises no version', async () => {
    const place = await givenPlace(app, { employer, lapsesOn: '2026-11-22' });
    const address = await newAddress();
    const before = await read(address);
    await app.db((tx) =>
      tx.execute(`UPDATE place SET seats_taken = 1, status = 'FILLED' WHERE id = $1`, [place.id]),
    );
    const after = await read(address);
    expect(after['lapse']?.status).toBe('CANCELLED');
    expect(after['lapse']?.sequence).toBeGreaterThan(before['lapse']?.sequence ?? 0);
  });

  it('is there for its secret alone, until it is renewed or ended, or its owner leaves', async () => {
    const other = await givenEmployer(app, { name: 'Bakkerij De Ander' });
    await givenPlace(app, { employer: other.employer, title: 'Slager van een ander' });
    await givenPlace(app, { employer, title: 'Bakker' });
    await givenPlace(app, { employer, title: 'Nooit open', draft: true });
    const first = await newAddress();
    const text = await (await fetched(first)).text();
    expect(text).toContain('Bakker');
    expect(text).not.toMatch(/Slager|Nooit open/);
    const kept = await app.db((tx) => tx.one<{ all: string }>('SELECT l::text AS all FROM lapse_feed l'));
    expect(kept?.all).not.toContain(new URL(first).searchParams.get('token'));
    const second = await newAddress();
    const statuses = async (...addresses: string[]) =>
      Promise.all(addresses.map(async (address) => (await fetched(address)).status));
    expect(await statuses(first, second, `${second}x`, '/verloopkalender.ics'.replace(/^/, app.url))).toEqual(
      [404, 200, 404, 404],
    );
    await mutate('{ endLapseFeed { problems { code } } }');
    expect(await statuses(second)).toEqual([404]);
    const third = await newAddress();
    await app.db((tx) =>
      tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1', [member.accountId]),
    );
    expect(await statuses(third)).toEqual([404]);
  });
});

it('shows on the page which mails come when and to whom; to the employer nobody of the desk by name', async () => {
  const adviser = await givenAdviser(app, 'Anja Adviseur');
  const place = await givenPlace(app, { employer, lapsesOn: '2026-11-22' });
  const ask = async (as: Person | null) =>
    (
      await app.ask(
        'query($id: ID!) { place(id: $id) { lapseCalendar { kind leadDays on at to } } }',
        { id: place.id },
        { as },
      )
    ).data.place.lapseCalendar as { kind: string; leadDays: number; on: string; at: string; to: string[] }[];
  const name = 'Installatiebedrijf Zonneveld lid';
  const own = await ask(member);
  expect(own.filter(({ kind }) => kind !== 'DESK_ALERT')).toEqual([
    { kind: 'EMPLOYER_REMINDER', leadDays: 28, on: '2026-10-25', at: '2026-10-25T07:00:00.000Z', to: [name] },
    { kind: 'EMPLOYER_REMINDER', leadDays: 7, on: '2026-11-15', at: '2026-11-15T07:00:00.000Z', to: [name] },
    { kind: 'EMPLOYER_REMINDER', leadDays: 1, on: '2026-11-21', at: '2026-11-21T07:00:00.000Z', to: [name] },
    { kind: 'LAPSE', leadDays: 0, on: '2026-11-22', at: '2026-11-22T23:00:00.000Z', to: [name] },
  ]);
  expect(own.filter(({ kind }) => kind === 'DESK_ALERT').map(({ leadDays, to }) => [leadDays, to])).toEqual([
    [28, []],
    [14, []],
    [7, []],
    [3, []],
    [1, []],
  ]);
  const ofDesk = await ask(adviser);
  expect(ofDesk.find(({ kind }) => kind === 'DESK_ALERT')?.to).toEqual(['Anja Adviseur']);
  const { member: other } = await givenEmployer(app, { name: 'Bakkerij De Ander' });
  expect(await ask(other)).toEqual([]);
});
