import { PublishPlace } from '../../src/places/publish-place.usecase.js';
import { PlacesRepository } from '../../src/places/places.repository.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { acknowledge, alertsOf, moment, planOf, startAfresh, sweepsOf } from './desk-at-work.js';

let app: TestApp;
let adviser: Person;
let sweeps: ReturnType<typeof sweepsOf>;

beforeAll(async () => {
  app = await startApp();
  sweeps = sweepsOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-21T12:00:00Z');
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const lapsing = (lapsesOn: string, changed = {}) =>
  givenPlace(app, { lapsesOn, startsOn: '2027-05-01', ...changed });

describe('alerts before a place lapses', () => {
  it('tells the tightest lead time that is past already when a place is published, with the best candidates', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await givenCandidate(app, { name });
    const place = await lapsing('2026-12-01');
    await sweeps.send();
    const [alert, ...others] = await alertsOf(app, adviser);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      place: { id: place.id },
      leadDays: 14,
      dueAt: '2026-11-17T07:00:00.000Z',
      sentAt: expect.stringContaining('2026-11-21T12:00'),
      acknowledgedAt: null,
      escalatedAt: null,
      current: true,
    });
    expect(alert?.matches.total).toBe(4);
    expect(alert?.matches.nodes).toHaveLength(3);
    expect(await planOf(app, place.id)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SUPERSEDED',
      '1: 14 SENT',
      '1: 7 PLANNED',
      '1: 3 PLANNED',
      '1: 1 PLANNED',
    ]);
  });

  it('is due at eight in the morning in Amsterdam, not a second before', async () => {
    const place = await lapsing('2027-04-04');
    await moment(app, '2027-03-28T05:59:50Z');
    await sweeps.send();
    expect((await planOf(app, place.id)).at(-3)).toBe('1: 7 PLANNED');
    await moment(app, '2027-03-28T06:00:00Z');
    await sweeps.send();
    expect((await planOf(app, place.id)).at(-3)).toBe('1: 7 SENT');
  });

  it('gives one message a place after days without a worker', async () => {
    const place = await lapsing('2026-12-31');
    await moment(app, '2026-12-28T15:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser)).map(({ leadDays }) => leadDays)).toEqual([3]);
    expect(await planOf(app, place.id)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SUPERSEDED',
      '1: 14 SUPERSEDED',
      '1: 7 SUPERSEDED',
      '1: 3 SENT',
      '1: 1 PLANNED',
    ]);
  });

  it('sends each once, however many sweep at the same time', async () => {
    const { employer } = await givenEmployer(app);
    for (let count = 0; count < 120; count += 1) await lapsing('2026-12-24', { employer });
    await Promise.all(Array.from({ length: 5 }, () => sweeps.send()));
    await sweeps.send();
    const alerts = await alertsOf(app, adviser).catch(() => []);
    const { data } = await app.ask('{ lapseAlerts { totalCount } }', {}, { as: adviser });
    expect(data.lapseAlerts.totalCount).toBe(120);
    expect(alerts.length).toBeLessThanOrEqual(100);
    const doubles = await app.db((tx) =>
      tx.query(`SELECT alert_id FROM alert_recipient GROUP BY alert_id HAVING count(*) <> 1`),
    );
    expect(doubles).toEqual([]);
  });

  it('shows the most urgent first, and what is gone last', async () => {
    const gone = await lapsing('2026-11-22', { title: 'gone' });
    for (const [title, lapsesOn] of [
      ['later', '2026-12-19'],
      ['sooner', '2026-11-23'],
      ['between', '2026-12-01'],
    ] as const)
      await lapsing(lapsesOn, { title });
    await sweeps.send();
    const withdraw = `mutation { withdrawPlace(id: "${gone.id}", version: ${gone.version}, reason: OTHER) { problems { code } } }`;
    expect((await app.ask(withdraw, {}, { as: adviser })).data.withdrawPlace.problems).toEqual([]);
    const titles = (await alertsOf(app, adviser)).map(({ place }) => place.title);
    expect(titles).toEqual(['sooner', 'between', 'later', 'gone']);
    const current = await alertsOf(app, adviser, ', current: true');
    expect(current.map(({ place }) => place.title)).toEqual(['sooner', 'between', 'later']);
  });

  it('leaves one alert a place to do when a tighter one follows, and acknowledging that one settles both', async () => {
    await lapsing('2026-12-01');
    await sweeps.send();
    await moment(app, '2026-11-24T07:00:01Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser)).map(({ leadDays }) => leadDays)).toEqual([7, 14]);
    const [todo, ...none] = await alertsOf(app, adviser, ', acknowledged: false, current: true');
    expect([todo?.leadDays, none]).toEqual([7, []]);
    await acknowledge(app, adviser, todo?.id ?? '');
    expect(await alertsOf(app, adviser, ', acknowledged: false')).toEqual([]);
    expect(await alertsOf(app, adviser, ', acknowledged: true')).toHaveLength(2);
  });

  it('cancels what was planned when a place moves, and tells of the new date only', async () => {
    const place = await lapsing('2026-12-29');
    await moment(app, '2026-12-10T12:00:00Z');
    await sweeps.send();
    const extend = `mutation { extendPlace(id: "${place.id}", version: ${place.version}, lapsesOn: "2027-01-31") { problems { code } } }`;
    expect((await app.ask(extend, {}, { as: adviser })).data.extendPlace.problems).toEqual([]);
    await sweeps.send();
    expect(await planOf(app, place.id)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SENT',
      '1: 14 CANCELLED',
      '1: 7 CANCELLED',
      '1: 3 CANCELLED',
      '1: 1 CANCELLED',
      '2: 56 SENT',
      '2: 28 PLANNED',
      '2: 14 PLANNED',
      '2: 7 PLANNED',
      '2: 3 PLANNED',
      '2: 1 PLANNED',
    ]);
  });

  it('waits for a place that is in other hands, and never tells of it once it is gone', async () => {
    const place = await lapsing('2026-12-01');
    await app.db(async (tx) => {
      await app.app.get(PlacesRepository).forUpdate(tx, place.id);
      await sweeps.send();
      await tx.execute(`UPDATE place SET status = 'FILLED', seats_taken = seats WHERE id = $1`, [place.id]);
    });
    await sweeps.send();
    expect(await alertsOf(app, adviser)).toEqual([]);
    expect(new Set((await planOf(app, place.id)).map((line) => line.split(' ')[2]))).toEqual(
      new Set(['SUPERSEDED', 'CANCELLED']),
    );
  });
});

describe('who is told', () => {
  it('is decided at the moment of sending: absence, substitute, a rule that is new, a grant that ended', async () => {
    const colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
    const special = await givenAdviser(app, 'Cas Techniek', { rules: [] });
    await lapsing('2026-12-29', { title: 'planned before' });
    await app.db(async (tx) => {
      await tx.execute(
        `INSERT INTO adviser_absence (id, account_id, first_day, last_day, substitute_account_id)
         VALUES ($1, $2, '2026-11-30', '2026-12-04', $3)`,
        [crypto.randomUUID(), adviser.accountId, colleague.accountId],
      );
    });
    await moment(app, '2026-12-01T07:00:00Z');
    await sweeps.send();
    expect(await alertsOf(app, adviser)).toEqual([]);
    expect(await alertsOf(app, colleague)).toHaveLength(1);

    await app.db((tx) =>
      tx.execute(
        `INSERT INTO responsibility (id, region_code, account_id, municipality_code) VALUES ($1, 'AM05', $2, 'GM0153')`,
        [crypto.randomUUID(), special.accountId],
      ),
    );
    await moment(app, '2026-12-15T07:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, special)).map(({ leadDays }) => leadDays)).toEqual([14]);

    await app.db((tx) =>
      tx.execute(`UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1`, [special.accountId]),
    );
    await moment(app, '2026-12-22T07:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser)).map(({ leadDays }) => leadDays)).toEqual([7]);
  });

  it('is the coordinator when nobody is responsible, and nothing is lost when there is nobody at all', async () => {
    const place = await lapsing('2026-12-01', { regionCode: 'AM01', postcode4: '9711' });
    await sweeps.send();
    expect((await planOf(app, place.id)).at(-4)).toBe('1: 14 PLANNED');
    const coordinator = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM01' });
    await sweeps.send();
    expect(await alertsOf(app, coordinator)).toHaveLength(1);
    expect(await alertsOf(app, adviser)).toEqual([]);
  });

  it('is nobody else: an alert of another person is not there', async () => {
    const other = await givenAdviser(app, 'Dirk Ander', { rules: [] });
    const { member } = await givenEmployer(app, { name: 'Bakkerij Korrel' });
    await lapsing('2026-12-01');
    await sweeps.send();
    const [alert] = await alertsOf(app, adviser);
    const id = alert?.id ?? '';
    expect(await alertsOf(app, other)).toEqual([]);
    expect((await acknowledge(app, other, id)).data.acknowledgeLapseAlert).toEqual({
      lapseAlert: null,
      problems: [{ code: 'NOT_FOUND', path: ['id'] }],
    });
    expect((await acknowledge(app, member, id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await acknowledge(app, null, id)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await alertsOf(app, adviser))[0]?.acknowledgedAt).toBeNull();
    const { data } = await app.ask(`{ lapseAlert(id: "${id}") { id } }`, {}, { as: other });
    expect(data.lapseAlert).toBeNull();
    expect(await alertsOf(app, member)).toEqual([]);
  });
});

describe('acknowledging', () => {
  it('once and again is once', async () => {
    await lapsing('2026-12-01');
    await sweeps.send();
    const id = (await alertsOf(app, adviser))[0]?.id ?? '';
    const first = await acknowledge(app, adviser, id);
    await moment(app, '2026-11-21T18:00:00Z');
    const second = await acknowledge(app, adviser, id);
    expect(first.data.acknowledgeLapseAlert.problems).toEqual([]);
    expect(first.data.acknowledgeLapseAlert.lapseAlert.acknowledgedAt).toContain('2026-11-21T12:');
    expect(second.data).toEqual(first.data);
    expect((await acknowledge(app, adviser, 'no-id')).data.acknowledgeLapseAlert.problems).toEqual([
      { code: 'NOT_FOUND', path: ['id'] },
    ]);
  });

  it('too late means that a colleague hears, then the coordinator, each once', async () => {
    const colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
    const coordinator = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    await moment(app, '2026-11-24T09:00:00Z');
    await lapsing('2026-12-29');
    await moment(app, '2026-12-01T07:00:00Z');
    await sweeps.send();
    await moment(app, '2026-12-01T15:59:00Z');
    await sweeps.escalate();
    expect(await alertsOf(app, colleague)).toEqual([]);
    await moment(app, '2026-12-01T16:00:00Z');
    await Promise.all(Array.from({ length: 5 }, () => sweeps.escalate()));
    await sweeps.escalate();
    expect((await alertsOf(app, colleague))[0]?.escalatedAt).toContain('2026-12-01T16:00');
    expect((await alertsOf(app, adviser))[0]?.escalatedAt).toContain('2026-12-01T16:00');
    expect(await alertsOf(app, coordinator)).toEqual([]);
    await moment(app, '2026-12-02T16:00:01Z');
    await sweeps.escalate();
    expect(await alertsOf(app, coordinator)).toHaveLength(1);
    await moment(app, '2026-12-08T16:00:00Z');
    await sweeps.escalate();
    const told = await app.db((tx) => tx.query(`SELECT id FROM alert_recipient`));
    expect(told).toHaveLength(3);
  });

  it('in time means that nobody else ever hears', async () => {
    const colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
    await lapsing('2026-12-19');
    await sweeps.send();
    await acknowledge(app, adviser, (await alertsOf(app, adviser))[0]?.id ?? '');
    await moment(app, '2026-11-30T16:00:00Z');
    await sweeps.escalate();
    expect(await alertsOf(app, colleague)).toEqual([]);
  });

  it('at the moment of passing on: either it was seen and nobody hears, or somebody heard', async () => {
    const colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
    const { employer } = await givenEmployer(app);
    for (let count = 0; count < 30; count += 1) await lapsing('2026-12-19', { employer });
    await sweeps.send();
    const alerts = await alertsOf(app, adviser);
    await moment(app, '2026-11-24T16:00:00Z');
    await Promise.all([
      ...alerts.map(({ id }) => acknowledge(app, adviser, id)),
      sweeps.escalate(),
      sweeps.escalate(),
    ]);
    await sweeps.escalate();
    const heard = await alertsOf(app, colleague);
    const seen = await app.db((tx) =>
      tx.query<{ late: boolean }>(
        `SELECT acknowledged_at < escalated_at AS late FROM deadline_alert WHERE status = 'SENT'`,
      ),
    );
    expect(seen).toHaveLength(30);
    expect(seen.filter(({ late }) => late === true)).toEqual([]);
    expect(seen.filter(({ late }) => late === false)).toHaveLength(heard.length);
  });
});

describe('a place that is filled, extended or withdrawn at the moment its alert is due', () => {
  /** At the moment of commit, notes an alert whose deadline somebody else has ended by then. */
  beforeAll(() =>
    app.db((tx) =>
      tx.execute(`
        CREATE TABLE late_alert (id uuid);
        CREATE FUNCTION note_late_alert() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO late_alert SELECT NEW.id FROM deadline WHERE id = NEW.deadline_id AND ended_at IS NOT NULL;
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER alert_in_time AFTER UPDATE ON deadline_alert DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (NEW.status = 'SENT' AND OLD.status <> 'SENT') EXECUTE FUNCTION note_late_alert();`),
    ),
  );

  it.each([1, 2, 3])('gets no alert that commits after that (round %i)', async () => {
    const { employer } = await givenEmployer(app);
    const places = [];
    for (let count = 0; count < 40; count += 1) places.push(await lapsing('2026-12-12', { employer }));
    await moment(app, '2026-11-28T07:00:00Z');
    const change = (id: string, version: number, index: number) =>
      index % 2 === 0
        ? app.ask(
            `mutation { withdrawPlace(id: "${id}", version: ${version}, reason: OTHER) { problems { code } } }`,
            {},
            { as: adviser },
          )
        : app.ask(
            `mutation { extendPlace(id: "${id}", version: ${version}, lapsesOn: "2027-01-31") { problems { code } } }`,
            {},
            { as: adviser },
          );
    const changes = places.map(({ id, version }, index) => change(id, version, index));
    await Promise.race(changes);
    await Promise.all([...changes, sweeps.send(), sweeps.send()]);
    await sweeps.send();
    const wrong = await app.db((tx) =>
      tx.query(
        `SELECT a.id FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
         WHERE d.ended_at IS NOT NULL AND a.status = 'PLANNED' UNION ALL SELECT id FROM late_alert`,
      ),
    );
    expect(wrong).toEqual([]);
    const open = await app.db((tx) =>
      tx.one<{ count: number }>(`SELECT count(*) FROM deadline WHERE ended_at IS NULL`),
    );
    expect(open?.count).toBe(20);
  });
});

describe('a place that opens again', () => {
  it('is watched anew', async () => {
    const place = await lapsing('2026-12-01', { draft: true });
    await app.db((tx) => app.app.get(PublishPlace).open(tx, place));
    await sweeps.send();
    expect(await alertsOf(app, adviser)).toHaveLength(1);
  });
});
