import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.service.js';
import type { Stand } from '../introductions/introduction-access.js';
import { ageOn, proposedRemedies } from './propose-remedies.js';
import { conditionText, fitOf, fitOfAll, readConditions, type RemedyFacts } from './remedy-condition.js';
import { tellable } from './remedy-figures.js';
import { firstStatus, moves, movedOffer, offerMoves, offerStatuses, seesOffer } from './remedy-offer.js';
import {
  amountText,
  coversUntil,
  isChecked,
  isInForce,
  remedyProblems,
  worthAYear,
  type Remedy,
  type RemedyDetails,
} from './remedy.js';

const starting = JSON.parse(
  readFileSync(join(projectRoot, 'src', 'remedies', 'data', 'remedies.json'), 'utf8'),
) as RemedyDetails[];
const of = (kind: RemedyDetails['kind']): Remedy => ({
  ...(starting.find((each) => each.kind === kind) as RemedyDetails),
  id: kind,
  version: 1,
  regionCode: 'AM05',
  checkedOn: null,
  checkedBy: null,
});
const facts = (changed: Partial<RemedyFacts> = {}): RemedyFacts => ({
  hoursAWeek: 32,
  mboLevel: 2,
  startsOn: '2026-09-01',
  ageAtStart: 18,
  distanceKm: 12,
  language: 'A2',
  priorEducation: 'NONE',
  ...changed,
});

describe('whether a line was checked', () => {
  it.each([
    [null, '2026-11-23', false],
    ['2026-11-23', '2026-11-23', true],
    ['2025-11-23', '2026-11-23', true],
    ['2025-11-22', '2026-11-23', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
  ])('checked %s, looked at %s', (checkedOn, today, expected) => {
    expect(isChecked({ checkedOn }, today, 12)).toBe(expected);
  });
});

describe('the starting catalogue', () => {
  it('is right by the rules that a coordinator’s own lines must pass', () => {
    expect(
      starting.flatMap((details) => remedyProblems(details).map(({ path }) => [details.kind, path])),
    ).toEqual([]);
    expect(new Set(starting.map(({ kind }) => kind)).size).toBe(14);
  });

  it('has the dated amounts of the field', () => {
    expect(amountText(of('PRACTICE_LEARNING_SUBSIDY'), 'nl')).toBe('hoogstens € 2.700 per jaar');
    expect(amountText(of('WAGE_COST_BENEFIT'), 'nl')).toBe('€ 1,01 per uur, hoogstens € 2.000 per jaar');
    expect(amountText(of('WAGE_COST_BENEFIT'), 'en')).toBe('€1.01 an hour, at most €2,000 a year');
    expect(of('NO_RISK_POLICY').coversMonths).toBe(60);
  });
});

describe('conditions at their edges', () => {
  // 610 h at work over 40 weeks is 15.25 h a week (WEB 7.2.7).
  it.each([
    [15.24, 'NOT_MET'],
    [15.25, 'MET'],
    [15.26, 'MET'],
  ])('practice learning at %d h a week: %s', (hoursAWeek, fit) => {
    expect(fitOfAll(of('PRACTICE_LEARNING_SUBSIDY').conditions, facts({ hoursAWeek }))).toBe(fit);
  });

  it.each([
    ['2025-12-31', 'NOT_MET'],
    ['2026-01-01', 'ASK'],
    ['2026-12-31', 'ASK'],
    ['2027-01-01', 'NOT_MET'],
  ])('wage-cost benefit of a start on %s: %s', (startsOn, fit) => {
    expect(fitOfAll(of('WAGE_COST_BENEFIT').conditions, facts({ startsOn }))).toBe(fit);
  });

  // € 1.01 an hour, at most € 2,000 a year: over 52 paid weeks 38 h is € 1,995.76, 38.1 h would be € 2,001.01.
  it.each([
    [38, 199_576],
    [38.1, 200_000],
    [16, 84_032],
  ])('wage-cost benefit at %d h a week comes to %d cents a year', (hoursAWeek, cents) => {
    expect(worthAYear(of('WAGE_COST_BENEFIT'), hoursAWeek)).toBe(cents);
  });

  // Within five years of the start: the day before five years on is the last.
  it.each([
    ['2026-09-01', '2031-08-31'],
    ['2024-02-29', '2029-02-27'],
    ['2026-01-01', '2030-12-31'],
  ])('no-risk policy of a start on %s covers until %s', (startsOn, until) => {
    expect(coversUntil(of('NO_RISK_POLICY'), startsOn)).toBe(until);
  });

  it('never knows by itself whether somebody belongs to a listed group', () => {
    expect(fitOfAll(of('NO_RISK_POLICY').conditions, facts())).toBe('ASK');
  });

  it.each([
    ['NONE', 'MET'],
    ['PRACTICAL_SCHOOL', 'MET'],
    ['VMBO_BASIC', 'NOT_MET'],
    [null, 'ASK'],
  ])('practice statement after %s: %s', (priorEducation, fit) => {
    expect(fitOfAll(of('PRACTICE_STATEMENT').conditions, facts({ priorEducation }))).toBe(fit);
  });

  it.each([
    [17, 'NOT_MET'],
    [18, 'MET'],
    [26, 'MET'],
    [27, 'NOT_MET'],
    [null, 'ASK'],
  ])('at least 18 and at most 26 for somebody of %s: %s', (ageAtStart, fit) => {
    expect(fitOf({ on: 'AGE_AT_START', atLeast: 18, atMost: 26 }, facts({ ageAtStart }))).toBe(fit);
  });

  it.each([
    ['2008-09-01', '2026-08-31', 17],
    ['2008-09-01', '2026-09-01', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ])('somebody born on %s is on %s aged %d', (born, on, age) => expect(ageOn(born, on)).toBe(age));

  it.each([
    ['2026-01-01', '2026-12-31', '2025-12-31', false],
    ['2026-01-01', '2026-12-31', '2026-01-01', true],
    ['2026-01-01', '2026-12-31', '2026-12-31', true],
    ['2026-01-01', '2026-12-31', '2027-01-01', false],
    ['2026-01-01', null, '2040-01-01', true],
  ])('valid from %s to %s on %s: %s', (validFrom, validUntil, today, expected) => {
    expect(isInForce({ validFrom, validUntil }, today)).toBe(expected);
  });

  it('takes no condition that says nothing, or not of its fact', () => {
    const bad = [
      { on: 'HOURS_A_WEEK' },
      { on: 'STARTS_ON', atLeast: 3 },
      { on: 'STARTS_ON', from: '2026-02-01', until: '2026-01-01' },
      { on: 'AGE_AT_START', atLeast: 27, atMost: 18 },
      { on: 'LANGUAGE', oneOf: ['Z9'] },
      { on: 'LISTED_GROUP', oneOf: [] },
      { on: 'HEALTH', atLeast: 1 },
    ];
    expect(bad.map((condition) => readConditions([condition]))).toEqual(bad.map(() => null));
    expect(conditionText({ on: 'WORK_HOURS_A_YEAR', atLeast: 610 }, 'nl')).toBe(
      'uren werk per schooljaar: minstens 610',
    );
  });

  it('takes nothing that tells of the candidate as general', () => {
    const general = { ...of('TASTER_DAY'), isPersonal: false };
    expect(remedyProblems(general)).toEqual([]);
    const tells = [
      { ...general, kind: 'NO_RISK_POLICY' as const },
      { ...general, conditions: [{ on: 'DISTANCE_KM' as const, atLeast: 10 }] },
      { ...general, conditions: [{ on: 'LISTED_GROUP' as const, oneOf: ['WIA'] }] },
    ];
    for (const one of tells)
      expect(remedyProblems(one).map(({ path }) => path.join('.'))).toEqual(['input.isPersonal']);
  });
});

describe('what is proposed', () => {
  const all = starting.map(({ kind }) => of(kind));
  const every = [
    'TRAVEL',
    'LANGUAGE',
    'SCHOOL',
    'SUPERVISION',
    'COST',
    'PAPERWORK',
    'CONFIDENCE',
    'ILLNESS_RISK',
    'OTHER',
  ] as const;
  const saidBy = (by: 'CANDIDATE' | 'EMPLOYER') => every.map((kind) => ({ kind, by, resolvedAt: null }));

  it('is to an employer the same whoever the candidate is, and never personal', () => {
    const someone = [
      facts(),
      facts({ ageAtStart: 55, distanceKm: 80, language: 'C1', priorEducation: 'HIGHER' }),
      facts({ ageAtStart: null, distanceKm: null, language: null, priorEducation: null }),
    ].map((each) => proposedRemedies(['EMPLOYER'], saidBy('EMPLOYER'), all, each));
    expect(someone[1]).toEqual(someone[0]);
    expect(someone[2]).toEqual(someone[0]);
    expect(someone[0]?.length).toBeGreaterThan(5);
    expect(someone[0]?.filter(({ remedy }) => remedy.isPersonal)).toEqual([]);
  });

  it('is to an adviser everything, what fits first, and nothing for what holds nobody back any more', () => {
    const seen = proposedRemedies(['ADVISER'], saidBy('EMPLOYER'), all, facts({ hoursAWeek: 12 }));
    const cost = seen
      .filter(({ hesitation }) => hesitation === 'COST')
      .map(({ remedy, fit }) => [remedy.kind, fit]);
    expect(cost.at(-1)).toEqual(['PRACTICE_LEARNING_SUBSIDY', 'NOT_MET']);
    expect(cost).toContainEqual(['NO_RISK_POLICY', 'ASK']);
    const over = saidBy('EMPLOYER').map((each) => ({ ...each, resolvedAt: new Date() }));
    expect(proposedRemedies(['ADVISER'], over, all, facts())).toEqual([]);
  });
});

describe('an offer', () => {
  const stands: Stand[] = ['CANDIDATE', 'EMPLOYER', 'ADVISER'];
  const offers = (['CANDIDATE', 'EMPLOYER'] as const).flatMap((toSide) =>
    [true, false].flatMap((isPersonal) =>
      offerStatuses.flatMap((status) =>
        [null, new Date()].map((agreedAt) => ({ toSide, isPersonal, status, agreedAt })),
      ),
    ),
  );

  it('is moved by nobody but those of the table, at every state', () => {
    for (const offer of offers)
      for (const stand of stands)
        for (const move of offerMoves) {
          const { from, by, to } = moves[move];
          const isTheirs = by.some((mover) =>
            mover === 'RECEIVER' ? offer.toSide === stand : mover === stand,
          );
          const isConsent = move === 'AGREE' || move === 'KEEP_BACK';
          const isAsked = offer.toSide === 'EMPLOYER' && offer.isPersonal;
          const expected =
            !isTheirs || (isConsent && !isAsked)
              ? { refused: 'NOT_YOURS' }
              : from.includes(offer.status)
                ? { to }
                : { refused: 'NOT_NOW' };
          expect(movedOffer([stand], offer, move)).toEqual(expected);
        }
  });

  it('reaches every state from where offers begin, and leaves every one that is not an end', () => {
    const reached = new Set([
      firstStatus({ toSide: 'EMPLOYER', isPersonal: true }),
      firstStatus({ toSide: 'CANDIDATE', isPersonal: true }),
    ]);
    for (let round = 0; round < offerStatuses.length; round++)
      for (const { from, to } of Object.values(moves))
        if (from.some((each) => reached.has(each))) reached.add(to);
    expect([...reached].sort()).toEqual([...offerStatuses].sort());
    const left = new Set(Object.values(moves).flatMap(({ from, to }) => from.filter((each) => each !== to)));
    expect(offerStatuses.filter((status) => !left.has(status))).toEqual([
      'DECLINED',
      'KEPT_BACK',
      'WITHDRAWN',
    ]);
  });

  it('that tells of the candidate is the employer’s to see with consent alone, while they know who it is', () => {
    for (const offer of offers.filter(({ toSide, isPersonal }) => toSide === 'EMPLOYER' && isPersonal))
      for (const isKnown of [true, false]) {
        const isOpenToThem = ['OFFERED', 'TAKEN', 'DECLINED'].includes(offer.status);
        expect(seesOffer(['EMPLOYER'], offer, isKnown)).toBe(
          isOpenToThem && offer.agreedAt !== null && isKnown,
        );
      }
    for (const offer of offers.filter(({ toSide }) => toSide === 'CANDIDATE'))
      expect(seesOffer(['EMPLOYER'], offer, true)).toBe(false);
  });
});

describe('figures', () => {
  const line = { hesitation: 'COST', kind: 'TASTER_DAY' } as const;
  it('tell no small number, and none from which one follows', () => {
    const told = tellable([
      { ...line, offered: 4, taken: 4, declined: 0, helped: 4, didNotHelp: 0 },
      { ...line, offered: 5, taken: 5, declined: 0, helped: 5, didNotHelp: 0 },
      { ...line, offered: 20, taken: 17, declined: 3, helped: 17, didNotHelp: 0 },
      { ...line, offered: 20, taken: 14, declined: 6, helped: 12, didNotHelp: 2 },
      { ...line, offered: 20, taken: 15, declined: 0, helped: 5, didNotHelp: 10 },
    ]);
    expect(told).toEqual([
      { ...line, offered: 5, taken: 5, declined: 0, helped: 5, didNotHelp: 0 },
      { ...line, offered: 20, taken: null, declined: null, helped: null, didNotHelp: null },
      { ...line, offered: 20, taken: 14, declined: 6, helped: null, didNotHelp: null },
      { ...line, offered: 20, taken: 15, declined: 0, helped: 5, didNotHelp: 10 },
    ]);
  });
});
