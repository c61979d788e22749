import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { acknowledge, alertsOf, deskAtWork, mailsTo, moment, type Sweeps } from './desk-at-work.js';

let app: TestApp;
let anja: Person;
let bea: Person;
let coby: Person;
let sweeps: Sweeps;

// A Monday.
deskAtWork('2026-11-23T07:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  anja = await givenAdviser(app, 'Anja Adviseur');
  bea = await givenAdviser(app, 'Bea Collega', { rules: [] });
  coby = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
});

const moved = 'lapseAlert { id snoozedUntil handedOnAt current } problems { code path }';
const snooze = async (as: Person, id: string, until: string) =>
  (
    await app.ask(
      `mutation($id: ID!, $until: Date!) { snoozeAlert(id: $id, until: $until) { ${moved} } }`,
      { id, until },
      { as },
    )
  ).data.snoozeAlert;
const handOver = async (as: Person, id: string, toAccountId: string) =>
  (
    await app.ask(
      `mutation($id: ID!, $to: ID!) { handOverAlert(id: $id, toAccountId: $to) { ${moved} } }`,
      { id, to: toAccountId },
      { as },
    )
  ).data.handOverAlert;
const todo = (person: Person) =>
  alertsOf(app, person, ', current: true, snoozed: false, acknowledged: false');
/** A place of which the 14-day alert has just been sent to Anja; the next is due on 30 November. */
async function alerted() {
  const place = await givenPlace(app, { lapsesOn: '2026-12-07', startsOn: '2027-05-01' });
  await sweeps.send();
  const [alert] = await todo(anja);
  return { place, id: alert!.id };
}

describe('putting an alert off', () => {
  it('takes it off the list, and passes it on to nobody until that day; then it is in the digest again', async () => {
    const { id } = await alerted();
    expect(await snooze(anja, id, '2026-11-26')).toMatchObject({
      lapseAlert: { id, snoozedUntil: '2026-11-26', current: true },
      problems: [],
    });
    expect(await todo(anja)).toEqual([]);
    expect(await alertsOf(app, anja, ', snoozed: true')).toHaveLength(1);
    await moment(app, '2026-11-26T06:59:00Z');
    await sweeps.escalate();
    await sweeps.digest();
    expect(await mailsTo(app, anja)).toEqual([]);
    expect(await todo(bea)).toEqual([]);
    await moment(app, '2026-11-26T07:30:00Z');
    await sweeps.digest();
    expect((await mailsTo(app, anja)).map(({ kind }) => kind)).toEqual(['digest']);
    expect(await todo(anja)).toHaveLength(1);
    // A working day after that nobody has acknowledged it.
    await moment(app, '2026-11-26T16:00:01Z');
    await sweeps.escalate();
    expect(await todo(bea)).toHaveLength(1);
  });

  it('goes to the next lead time and not past it, never to today', async () => {
    const { id } = await alerted();
    for (const day of ['2026-11-23', '2026-12-01'])
      expect((await snooze(anja, id, day)).problems).toEqual([{ code: 'INVALID', path: ['until'] }]);
    expect((await snooze(anja, id, '2026-11-30')).problems).toEqual([]);
  });

  it('is not for what was acknowledged, and not for anybody else', async () => {
    const { id } = await alerted();
    expect((await snooze(bea, id, '2026-11-25')).problems).toEqual([{ code: 'NOT_FOUND', path: ['id'] }]);
    await acknowledge(app, anja, id);
    expect((await snooze(anja, id, '2026-11-25')).problems).toEqual([
      { code: 'NOT_ALLOWED_NOW', path: ['id'] },
    ]);
  });
});

describe('handing an alert over', () => {
  it('puts it on the list of the colleague, who is told of later lead times too', async () => {
    const { place, id } = await alerted();
    expect((await handOver(anja, id, bea.accountId)).lapseAlert).toMatchObject({ current: false });
    expect(await todo(anja)).toEqual([]);
    expect((await todo(bea)).map((alert) => alert.place.id)).toEqual([place.id]);
    await moment(app, '2026-11-30T07:00:00Z');
    await sweeps.send();
    expect((await todo(bea)).map(({ leadDays }) => leadDays)).toEqual([7]);
    expect(await todo(anja)).toEqual([]);
  });

  it('begins the time to acknowledge anew, and passes on to the coordinator when there is nobody else', async () => {
    const { id } = await alerted();
    await moment(app, '2026-11-23T15:00:00Z');
    await handOver(anja, id, bea.accountId);
    await moment(app, '2026-11-23T16:00:01Z');
    await sweeps.escalate();
    expect(await todo(coby)).toEqual([]);
    await moment(app, '2026-11-24T16:00:01Z');
    await sweeps.escalate();
    expect(await todo(coby)).toHaveLength(1);
  });

  it('passes an acknowledged alert on to nobody else, and comes back when the colleague hands it back', async () => {
    const { id } = await alerted();
    await acknowledge(app, anja, id);
    await handOver(anja, id, bea.accountId);
    await moment(app, '2026-11-27T16:00:00Z');
    await sweeps.escalate();
    expect(await todo(coby)).toEqual([]);
    const [atBea] = await todo(bea);
    expect((await handOver(bea, atBea!.id, anja.accountId)).problems).toEqual([]);
    expect(await todo(anja)).toHaveLength(1);
    expect(await todo(bea)).toEqual([]);
  });

  it('is refused to oneself, to who is away, and to who does not work at the desk', async () => {
    const { id } = await alerted();
    const stranger = await givenAdviser(app, 'Gro Ningen', { regionCode: 'AM01' });
    await app.db((tx) =>
      tx.execute(`INSERT INTO adviser_absence VALUES (gen_random_uuid(), $1, '2026-11-23', '2026-11-23')`, [
        bea.accountId,
      ]),
    );
    for (const { accountId } of [anja, bea, stranger])
      expect((await handOver(anja, id, accountId)).problems).toEqual([
        { code: 'INVALID', path: ['toAccountId'] },
      ]);
    expect(await todo(anja)).toHaveLength(1);
  });

  it('at the same time by two of whom it is ends with one who carries it', async () => {
    const { id } = await alerted();
    const answers = await Promise.all([
      handOver(anja, id, bea.accountId),
      handOver(anja, id, coby.accountId),
    ]);
    expect(answers.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    expect([...(await todo(bea)), ...(await todo(coby))]).toHaveLength(1);
  });
});

describe('what was tried', () => {
  it('is remembered for the colleague who gets it: calls and proposals, which ask the employer by mail', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer, lapsesOn: '2026-12-07', startsOn: '2027-05-01' });
    await sweeps.send();
    const called = (as: Person) =>
      app.ask(
        `mutation($id: ID!) { noteEmployerCalled(placeId: $id) { problems { code } } }`,
        { id: place.id },
        { as },
      );
    expect((await called(anja)).data.noteEmployerCalled.problems).toEqual([]);
    await moment(app, '2026-11-23T08:00:00Z');
    const propose = async (lapsesOn: string) =>
      (
        await app.ask(
          `mutation($id: ID!, $day: Date!) { proposeExtension(placeId: $id, lapsesOn: $day) { problems { code path } } }`,
          { id: place.id, day: lapsesOn },
          { as: anja },
        )
      ).data.proposeExtension.problems;
    expect(await propose('2026-12-07')).toEqual([{ code: 'INVALID', path: ['lapsesOn'] }]);
    expect(await propose('2027-02-01')).toEqual([]);
    const { data } = await app.ask(
      '{ lapseAlerts(current: true) { nodes { tried { kind proposedDate by { name } } } } }',
      {},
      { as: anja },
    );
    expect(data.lapseAlerts.nodes[0].tried).toEqual([
      { kind: 'EXTENSION_PROPOSED', proposedDate: '2027-02-01', by: { name: 'Anja Adviseur' } },
      { kind: 'EMPLOYER_CALLED', proposedDate: null, by: { name: 'Anja Adviseur' } },
    ]);
    const [mail] = await mailsTo(app, member);
    expect(mail).toMatchObject({ kind: 'extension-proposed' });
    expect(mail?.text).toContain('1 februari 2027');

    await app.ask(
      'mutation { changeNoticeSetting(kind: PLACES_CLOSED, how: DAILY) { problems { code } } }',
      {},
      { as: member },
    );
    expect(await propose('2027-03-01')).toEqual([]);
    expect((await mailsTo(app, member)).filter(({ kind }) => kind === 'extension-proposed')).toHaveLength(1);
    const kept = await app.db((tx) =>
      tx.query('SELECT url FROM notice WHERE account_id = $1', [member.accountId]),
    );
    expect(kept).toHaveLength(1);

    const stranger = await givenAdviser(app, 'Gro Ningen', { regionCode: 'AM01' });
    expect((await called(stranger)).data.noteEmployerCalled.problems).toEqual([{ code: 'NOT_FOUND' }]);
  });
});
