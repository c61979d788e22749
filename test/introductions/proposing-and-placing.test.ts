import { EmployersRepository } from '../../src/employers/employers.repository.js';
import type { AccreditationStatus } from '../../src/employers/accreditation.js';
import { addDays } from '../../src/platform/calendar-date.js';
import { WithdrawPlace } from '../../src/places/withdraw-place.usecase.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { carryOut, codesOf, givenIntroduction, rowsOf } from './given-introduction.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
let elsewhere: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  elsewhere = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
});
afterAll(() => app.close());

const propose = (candidateId: string, placeId: string, as = adviser) =>
  carryOut(app, 'propose', { candidateId, placeId }, as);

describe('proposing', () => {
  it('asks the candidate first, by a working day on which the place can still be filled', async () => {
    const { candidate } = await givenCandidate(app);
    const today = await app.db((tx) => Promise.resolve(tx.today));
    const place = await givenPlace(app, { lapsesOn: addDays(today, 1) });
    const { introduction, warnings } = await propose(candidate.id, place.id);
    expect(introduction).toMatchObject({ status: 'PROPOSED', turn: 'CANDIDATE', candidateAccepted: null });
    expect(introduction.moveBy <= place.lapsesOn).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('warns where the place does not fit the wish, and proposes all the same', async () => {
    const { candidate } = await givenCandidate(app, { wish: { mboLevels: [1], maxHoursPerWeek: 16 } });
    const place = await givenPlace(app);
    const { introduction, warnings } = await propose(candidate.id, place.id);
    expect(introduction.status).toBe('PROPOSED');
    expect(warnings).toEqual([expect.stringMatching(/niveau, uren per week/)]);
  });

  it('is refused for who is not lawfully in matching', async () => {
    const { candidate } = await givenCandidate(app, { consent: false });
    const place = await givenPlace(app);
    expect(codesOf(await propose(candidate.id, place.id))).toEqual(['NO_CONSENT candidateId']);
  });

  it('is refused for who is too young at the latest start, unless an adviser recorded an exception', async () => {
    const today = await app.db((tx) => Promise.resolve(tx.today));
    const birthDate = `${Number(today.slice(0, 4)) - 14}-06-01`;
    const { candidate } = await givenCandidate(app, { birthDate });
    const place = await givenPlace(app);
    expect(codesOf(await propose(candidate.id, place.id))).toEqual(['TOO_YOUNG candidateId']);
    await app.db((tx) =>
      tx.execute(
        `UPDATE candidate SET young_start_reason = 'Twaalf jaar naar school geweest' WHERE id = $1`,
        [candidate.id],
      ),
    );
    expect((await propose(candidate.id, place.id)).problems).toEqual([]);
  });

  it('is refused a second time while the first runs, and possible after it ended', async () => {
    const { id, candidate, place } = await givenIntroduction(app, adviser);
    expect(codesOf(await propose(candidate.id, place.id))).toEqual(['ALREADY_INTRODUCED candidateId']);
    await carryOut(app, 'withdraw', { id, reason: 'Toch niet' }, adviser);
    expect((await propose(candidate.id, place.id)).problems).toEqual([]);
  });

  it('is refused for who has a running placement', async () => {
    const { candidate, place } = await givenIntroduction(app, adviser, {
      status: 'PLACED',
      place: { seats: 2 },
    });
    const other = await givenPlace(app);
    expect(codesOf(await propose(candidate.id, other.id))).toEqual(['NOT_ALLOWED_NOW candidateId']);
    expect(codesOf(await propose(candidate.id, place.id))).toEqual(['ALREADY_INTRODUCED candidateId']);
  });

  it.each([
    ['FILLED', `status = 'FILLED', seats_taken = seats`, 'NO_SEAT_LEFT placeId'],
    ['LAPSED', `status = 'LAPSED'`, 'NOT_ALLOWED_NOW placeId'],
    ['WITHDRAWN', `status = 'WITHDRAWN', withdraw_reason = 'OTHER'`, 'NOT_ALLOWED_NOW placeId'],
    ['past its lapse date', 'lapses_on = app_today() - 1', 'NOT_ALLOWED_NOW placeId'],
  ])('is refused for a place that is %s', async (_, change, code) => {
    const { candidate } = await givenCandidate(app);
    const place = await givenPlace(app);
    await app.db((tx) => tx.execute(`UPDATE place SET ${change} WHERE id = $1`, [place.id]));
    expect(codesOf(await propose(candidate.id, place.id))).toEqual([code]);
  });

  it('finds no draft of another region, and no candidate whom matching does not show', async () => {
    const { candidate } = await givenCandidate(app);
    const place = await givenPlace(app);
    const draft = await givenPlace(app, { draft: true });
    const far = await givenPlace(app, { regionCode: 'AM01', postcode4: '9711' });
    const misfit = await givenPlace(app, { regionCode: 'AM01', postcode4: '9711', hoursPerWeek: 40 });
    const picky = await givenCandidate(app, { wish: { maxHoursPerWeek: 16 } });
    expect(codesOf(await propose(candidate.id, draft.id))).toEqual(['NOT_ALLOWED_NOW placeId']);
    expect(codesOf(await propose(candidate.id, draft.id, elsewhere))).toEqual(['NOT_FOUND placeId']);
    expect(codesOf(await propose(candidate.id, place.id, elsewhere))).toEqual(['NOT_FOUND candidateId']);
    expect(codesOf(await propose(picky.candidate.id, misfit.id, elsewhere))).toEqual([
      'NOT_FOUND candidateId',
    ]);
    expect((await propose(candidate.id, far.id, elsewhere)).problems).toEqual([]);
    for (const nothing of ['nonsense', 'ee000000-0000-4000-8000-000000000000']) {
      expect(codesOf(await propose(nothing, place.id))).toEqual(['NOT_FOUND candidateId']);
      expect(codesOf(await propose(candidate.id, nothing))).toEqual(['NOT_FOUND placeId']);
    }
  });

  it('takes the adviser into the case team: who brokers has to ring', async () => {
    const { candidate } = await givenCandidate(app);
    const place = await givenPlace(app);
    const name = (as: Person) =>
      app.ask('query($id: ID!) { candidate(id: $id) { name } }', { id: candidate.id }, { as });
    expect((await name(adviser)).data.candidate).toBeNull();
    await propose(candidate.id, place.id);
    expect((await name(adviser)).data.candidate).toEqual({ name: candidate.name });
  });
});

describe('confirming a placement', () => {
  it('takes a seat, fills the place, takes the candidate out of matching and says that no school was asked', async () => {
    const { id, place, candidate } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    const rival = await givenIntroduction(app, adviser, { at: place });
    const { introduction, warnings } = await carryOut(
      app,
      'confirm',
      { id, startsOn: place.startsOn },
      adviser,
    );
    expect(introduction).toMatchObject({
      status: 'PLACED',
      turn: null,
      turnText: null,
      moveBy: null,
      placement: { startsOn: place.startsOn },
      mayDo: ['recordEnrolment', 'meet', 'taste', 'sign', 'talk'],
    });
    expect(warnings).toEqual([expect.stringMatching(/De school is nog niet gevraagd.*praktijkovereenkomst/)]);
    const { data } = await app.ask(
      `query($id: ID!, $placeId: ID!, $other: ID!) {
        place(id: $placeId) { status seatsLeft } other: introduction(id: $other) { status endText turn }
        candidate(id: $id) { matches { total } } }`,
      { id: candidate.id, placeId: place.id, other: rival.id },
      { as: adviser },
    );
    expect(data).toEqual({
      place: { status: 'FILLED', seatsLeft: 0 },
      other: { status: 'EXPIRED', endText: 'De leerbaan is vol.', turn: null },
      candidate: { matches: { total: 0 } },
    });
  });

  it('says nothing when the school admitted the candidate', async () => {
    const { id, place } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    await carryOut(app, 'recordEnrolment', { id, status: 'ADMITTED' }, adviser);
    expect((await carryOut(app, 'confirm', { id, startsOn: place.startsOn }, adviser)).warnings).toEqual([]);
  });

  it.each([
    ['APPLIED', ['NOT_ACCREDITED introductionId']],
    ['WITHDRAWN', ['NOT_ACCREDITED introductionId']],
    ['STATED_BY_DESK', []],
    ['ACTIVE', []],
  ] as [AccreditationStatus, string[]][])('on an accreditation that is %s', async (status, codes) => {
    const { id, place, employer } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    await app.db((tx) =>
      app.app.get(EmployersRepository).putAccreditation(tx, {
        employerId: employer.id,
        creboCode: place.creboCode,
        status,
        reviewDueOn: null,
        vouchedBy: adviser.accountId,
      }),
    );
    expect(codesOf(await carryOut(app, 'confirm', { id, startsOn: place.startsOn }, adviser))).toEqual(codes);
  });

  it('has to start within the starts of the place, on a day the candidate is old enough', async () => {
    const today = await app.db((tx) => Promise.resolve(tx.today));
    const startsFrom = addDays(today, 45);
    const { id, place, candidate } = await givenIntroduction(app, adviser, {
      status: 'ACCEPTED',
      place: { startsFrom },
    });
    const before = await rowsOf(app, id);
    for (const startsOn of [addDays(startsFrom, -1), addDays(place.startsOn, 1)]) {
      const result = await carryOut(app, 'confirm', { id, startsOn }, adviser);
      expect(codesOf(result)).toEqual(['INVALID startsOn']);
    }
    expect(await rowsOf(app, id)).toBe(before);
    await app.db((tx) =>
      tx.execute('UPDATE candidate SET birth_date = app_today() - 14 * 365 WHERE id = $1', [candidate.id]),
    );
    expect(codesOf(await carryOut(app, 'confirm', { id, startsOn: startsFrom }, adviser))).toEqual([
      'TOO_YOUNG startsOn',
    ]);
  });

  it('is refused for a place that lapsed', async () => {
    const { id, place } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    await app.db((tx) => tx.execute(`UPDATE place SET status = 'LAPSED' WHERE id = $1`, [place.id]));
    expect(codesOf(await carryOut(app, 'confirm', { id, startsOn: place.startsOn }, adviser))).toEqual([
      'NOT_ALLOWED_NOW introductionId',
    ]);
  });

  it('leaves the others of a place open as long as a seat is left', async () => {
    const first = await givenIntroduction(app, adviser, { status: 'ACCEPTED', place: { seats: 2 } });
    const second = await givenIntroduction(app, adviser, { status: 'ACCEPTED', at: first.place });
    await carryOut(app, 'confirm', { id: first.id, startsOn: first.place.startsOn }, adviser);
    const { introduction } = await carryOut(
      app,
      'confirm',
      { id: second.id, startsOn: first.place.startsOn },
      adviser,
    );
    expect(introduction.status).toBe('PLACED');
  });
});

describe('a place that is gone', () => {
  it('ends its open introductions, and leaves those that ended before as they were', async () => {
    const open = await givenIntroduction(app, adviser);
    const declined = await givenIntroduction(app, adviser, { status: 'DECLINED', at: open.place });
    const coordinator = {
      accountId: adviser.accountId,
      grants: [{ role: 'COORDINATOR' as const, regionCode: 'AM05', subjectId: null }],
      session: null,
    };
    const { version } = (await app.db((tx) =>
      tx.one<{ version: number }>('SELECT version FROM place WHERE id = $1', [open.place.id]),
    ))!;
    await asTest(() =>
      app.app.get(WithdrawPlace).execute(coordinator, open.place.id, version, 'NO_CAPACITY'),
    );
    await app.settle();
    const statuses = await app.ask(
      'query($a: ID!, $b: ID!) { a: introduction(id: $a) { status endCause } b: introduction(id: $b) { endCause } }',
      { a: open.id, b: declined.id },
      { as: adviser },
    );
    expect(statuses.data).toEqual({
      a: { status: 'EXPIRED', endCause: 'PLACE_WITHDRAWN' },
      b: { endCause: 'CANDIDATE_DECLINED' },
    });
  });

  it('that was extended before the news arrived keeps its introductions', async () => {
    const { id, place } = await givenIntroduction(app, adviser);
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO outbox_event (name, payload) VALUES ('place-lapsed', jsonb_build_object('placeId', $1::text))`,
        [place.id],
      ),
    );
    await app.settle();
    const { data } = await app.ask(
      'query($id: ID!) { introduction(id: $id) { status } }',
      { id },
      { as: adviser },
    );
    expect(data.introduction.status).toBe('PROPOSED');
  });
});

it('keeps an employer of another place out of an introduction', async () => {
  const { id } = await givenIntroduction(app, adviser);
  const { member } = await givenEmployer(app);
  const { data } = await app.ask('query($id: ID!) { introduction(id: $id) { id } }', { id }, { as: member });
  expect(data.introduction).toBeNull();
});
