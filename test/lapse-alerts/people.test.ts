import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { acknowledge, alertsOf, deskAtWork, moment, planOf, type Sweeps } from './desk-at-work.js';

let app: TestApp;
let adviser: Person;
let sweeps: Sweeps;

deskAtWork('2026-11-21T12:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const lapsing = (lapsesOn: string, changed = {}) =>
  givenPlace(app, { lapsesOn, startsOn: '2027-05-01', ...changed });

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
