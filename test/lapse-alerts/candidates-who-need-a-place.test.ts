import { AccountsRepository } from '../../src/access/accounts.repository.js';
import { FollowPlaceNeeded } from '../../src/candidates/follow-place-needed.job.js';
import { CandidatesRepository } from '../../src/candidates/candidates.repository.js';
import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenPlace } from '../support/given.js';
import { MailChecks } from '../../src/platform/mail-checks.service.js';
import { asTest } from '../support/test-transaction.js';
import { deskAtWork, mailsTo, moment, planOf, type Sweeps } from './desk-at-work.js';

let app: TestApp;
let anja: Person;
let bea: Person;
let sweeps: Sweeps;

deskAtWork('2026-11-23T07:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  anja = await givenAdviser(app, 'Anja Adviseur');
  bea = await givenAdviser(app, 'Bea van het dossier', { rules: [] });
});

const need = async (as: Person, candidateId: string, neededBy: string | null) =>
  (
    await app.ask(
      `mutation($id: ID!, $day: Date) { needPlaceBy(candidateId: $id, neededBy: $day) {
         candidate { details { placeNeededBy } } problems { code path } } }`,
      { id: candidateId, day: neededBy },
      { as },
    )
  ).data.needPlaceBy;
const follow = () => asTest(() => app.app.get(FollowPlaceNeeded).sweep());
const listOf = async (person: Person) =>
  (
    await app.ask(
      `{ candidateAlerts(current: true, snoozed: false) { nodes {
           id leadDays neededBy placesThatFit candidate { name } profile { mboLevels } } } }`,
      {},
      { as: person },
    )
  ).data.candidateAlerts.nodes;

describe('a candidate who needs a place by a day', () => {
  it('is told of to the case team, who know the name; in the mail stands none', async () => {
    const { candidate } = await givenCandidate(app, { name: 'Sanne Verbeek', team: [bea] });
    await givenPlace(app);
    expect(await need(bea, candidate.id, '2026-12-07')).toEqual({
      candidate: { details: { placeNeededBy: '2026-12-07' } },
      problems: [],
    });
    await sweeps.send();
    expect(await listOf(bea)).toMatchObject([
      { leadDays: 14, neededBy: '2026-12-07', placesThatFit: 1, candidate: { name: 'Sanne Verbeek' } },
    ]);
    expect(await listOf(anja)).toEqual([]);
    await moment(app, '2026-11-24T07:31:00Z');
    await sweeps.digest();
    const [mail] = await mailsTo(app, bea);
    expect(mail?.subject).toBe('1 kandidaat heeft snel een plek nodig');
    expect(mail?.text).toContain('Kandidaat uit Enschede, niveau 2, 3.');
    expect(mail?.text).not.toContain('Sanne');
  });

  it('goes to a colleague, who sees no name, when nobody of the team acknowledges it', async () => {
    const { candidate } = await givenCandidate(app, { name: 'Sanne Verbeek', team: [bea] });
    await need(bea, candidate.id, '2026-12-07');
    await sweeps.send();
    await moment(app, '2026-11-23T16:00:01Z');
    await sweeps.escalate();
    expect(await listOf(anja)).toMatchObject([{ candidate: null, profile: { mboLevels: [2, 3] } }]);
  });

  it('is said by the candidate too, and by nobody else', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [bea] });
    expect((await need(person, candidate.id, '2027-01-04')).problems).toEqual([]);
    expect((await need(anja, candidate.id, '2027-01-05')).problems).toEqual([
      { code: 'NOT_FOUND', path: ['candidateId'] },
    ]);
    expect((await need(bea, candidate.id, '2026-11-22')).problems).toEqual([
      { code: 'INVALID', path: ['neededBy'] },
    ]);
  });

  it.each<[string, (candidateId: string) => Promise<unknown>, string]>([
    [
      'is placed',
      (id) => app.db((tx) => app.app.get(CandidatesRepository).markPlaced(tx, id, '2026-12-01')),
      'PLACED',
    ],
    [
      'is out of matching',
      (id) =>
        app.db((tx) =>
          tx.execute(
            `UPDATE legal_basis SET ended_at = app_now(), ended_as = 'WITHDRAWN' WHERE candidate_id = $1`,
            [id],
          ),
        ),
      'WITHDRAWN',
    ],
  ])(
    'hears nothing more once the candidate %s, whatever sweeps first, and is back when that ends',
    async (_, act, end) => {
      const { candidate } = await givenCandidate(app, { team: [bea] });
      await need(bea, candidate.id, '2026-12-10');
      await act(candidate.id);
      await moment(app, '2026-11-26T07:00:00Z');
      await sweeps.send();
      expect(await listOf(bea)).toEqual([]);
      expect((await planOf(app, candidate.id)).filter((line) => /SENT|PLANNED/.test(line))).toEqual([]);
      const why = await app.db((tx) => tx.query(`SELECT end_reason FROM deadline WHERE kind = 'CANDIDATE'`));
      expect(why).toEqual([{ end_reason: end }]);
      await app.db(async (tx) => {
        await tx.execute(`UPDATE legal_basis SET ended_at = NULL, ended_as = NULL WHERE candidate_id = $1`, [
          candidate.id,
        ]);
        await app.app.get(CandidatesRepository).markPlaced(tx, candidate.id, null);
      });
      await follow();
      await follow();
      await sweeps.send();
      expect(await listOf(bea)).toHaveLength(1);
      expect((await planOf(app, candidate.id)).filter((line) => line.startsWith('2: 14'))).toEqual([
        '2: 14 SENT',
      ]);
    },
  );

  it('ends when the day has passed, and moves with the day', async () => {
    const { candidate } = await givenCandidate(app, { team: [bea] });
    await need(bea, candidate.id, '2026-12-07');
    await need(bea, candidate.id, '2026-12-08');
    await moment(app, '2026-12-09T09:00:00Z');
    await follow();
    const ends = await app.db((tx) =>
      tx.query('SELECT falls_on, end_reason FROM deadline ORDER BY sequence'),
    );
    expect(ends).toEqual([
      { falls_on: '2026-12-07', end_reason: 'MOVED' },
      { falls_on: '2026-12-08', end_reason: 'LAPSED' },
    ]);
  });

  it('whose day passes is told to the case team once, in the morning, and to the candidate with what to do', async () => {
    const { candidate, person } = await givenCandidate(app, { name: 'Sanne Verbeek', team: [bea] });
    await need(bea, candidate.id, '2026-12-07');
    await moment(app, '2026-12-01T07:00:00Z');
    await sweeps.send();
    const [last] = await listOf(bea);
    await moment(app, '2026-12-07T22:59:00Z');
    await follow();
    await app.settle();
    // In Amsterdam it is the day after.
    await moment(app, '2026-12-07T23:00:10Z');
    await Promise.all([follow(), follow()]);
    await follow();
    await app.settle();
    const passed = async (to: Person) =>
      (await mailsTo(app, to)).filter(({ kind }) => kind === 'place-need-passed');
    expect(await passed(person)).toEqual([
      expect.objectContaining({
        subject: 'Je had op 7 december 2026 een plek nodig. Wat doe je nu?',
        text: expect.stringContaining('/plek-nodig'),
      }),
    ]);
    expect(await isPutOff(person)).toBe(true);
    expect([await mailsTo(app, bea), await mailsTo(app, anja)].flat()).toEqual([]);
    const { data } = await app.ask(
      `{ candidateAlert(id: "${last.id}") { current isTooLate } }`,
      {},
      { as: bea },
    );
    expect(data.candidateAlert).toEqual({ current: false, isTooLate: true });
    for (const instant of ['2026-12-08T07:31:00Z', '2026-12-09T07:31:00Z']) {
      await moment(app, instant);
      await follow();
      await app.settle();
      await sweeps.digest();
    }
    const [morning, ...others] = await mailsTo(app, bea);
    expect([morning?.kind, others]).toEqual(['digest', []]);
    expect(morning?.text).toContain(
      'Nog geen plek voor een kandidaat uit Enschede: 7 december 2026 is voorbij',
    );
    expect(morning?.text).not.toContain('Sanne');
    expect(await mailsTo(app, anja)).toEqual([]);
  });

  it.each<[string, (candidateId: string) => Promise<unknown>]>([
    ['there is a new day', (id) => need(bea, id, '2027-01-11')],
    ['the day was taken back', (id) => need(bea, id, null)],
    [
      'there is a place',
      (id) => app.db((tx) => app.app.get(CandidatesRepository).markPlaced(tx, id, '2026-12-08')),
    ],
  ])('is told to nobody as passed when by the morning %s', async (_, act) => {
    const { candidate, person } = await givenCandidate(app, { team: [bea] });
    await need(bea, candidate.id, '2026-12-07');
    await moment(app, '2026-12-07T23:00:10Z');
    await follow();
    await app.settle();
    await act(candidate.id);
    await moment(app, '2026-12-08T07:31:00Z');
    await sweeps.digest();
    expect((await mailsTo(app, bea)).filter(({ text }) => text.includes('is voorbij'))).toEqual([]);
    const [mail] = await mailsTo(app, person);
    const mayLeave = await app.db(async (tx) => {
      const own = await app.app.get(AccountsRepository).byIds(tx, [person.accountId]);
      const about = { kind: mail?.kind ?? '', to: own[0]?.email ?? '', subjectId: candidate.id };
      return app.app.get(MailChecks).mayStillLeave(tx, about);
    });
    expect([mail?.kind, mayLeave]).toEqual(['place-need-passed', false]);
  });

  const isPutOff = async ({ accountId }: Person) =>
    (
      await app.db((tx) =>
        tx.one<{ waits: boolean }>(
          `SELECT m.is_nudge AS waits FROM mail m JOIN account a ON a.email = m.to_address WHERE a.id = $1`,
          [accountId],
        ),
      )
    )?.waits;
});
