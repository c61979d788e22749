import fc from 'fast-check';
import { addDays } from '../platform/calendar-date.js';
import {
  ageOn,
  detailsOf,
  detailsProblems,
  earliestStartOf,
  firstStartOn,
  mayConsentAlone,
  type CandidateDetails,
} from './candidate.js';
import { phoneOf } from '../platform/phone.js';
import type { CodesInUse } from './wish.js';

const today = '2026-11-22';
const inUse: CodesInUse = {
  sectors: new Set(),
  qualifications: new Set(),
  regions: new Set(),
  postcodes: new Map([['7511', 'AM05']]),
};
const sanne: CandidateDetails = {
  name: 'Sanne Verbeek',
  email: 'sanne@voorbeeld.example',
  phone: null,
  postcode4: '7511',
  birthDate: '2000-05-17',
  priorEducation: null,
};
const codesAt = (details: Partial<CandidateDetails>, registrant: 'SELF' | 'ADVISER' = 'SELF') =>
  detailsProblems({ ...sanne, ...details }, inUse, today, registrant).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );

describe('the first possible start', () => {
  it.each([
    // Turns 16 on the last day of school year 2026-2027, and on the first day of the next.
    ['2011-07-31', '2027-08-01'],
    ['2011-08-01', '2028-08-01'],
    ['2010-08-01', '2027-08-01'],
    ['2011-01-01', '2027-08-01'],
    ['2010-12-31', '2027-08-01'],
    ['2012-02-29', '2028-08-01'],
  ])('born on %s: %s', (birthDate, first) => {
    expect(firstStartOn(birthDate)).toBe(first);
    expect(earliestStartOf({ birthDate, earlyStartReason: null })).toBe(first);
  });

  it('is not bound by it once an adviser recorded an exception', () => {
    expect(
      earliestStartOf({ birthDate: '2011-08-01', earlyStartReason: 'Twaalf jaar naar school geweest.' }),
    ).toBeNull();
  });

  it('is a 1 August after the 16th birthday and within a year of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const birthDate = addDays('1980-01-01', days);
        const first = firstStartOn(birthDate);
        expect(first.slice(4)).toBe('-08-01');
        // Who was born on 1 August turns 17 that day.
        expect(ageOn(birthDate, first)).toBe(birthDate.endsWith('-08-01') ? 17 : 16);
        expect(ageOn(birthDate, `${Number(first.slice(0, 4)) - 1}-07-31`)).toBeLessThan(16);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['2010-11-22', 16],
    ['2010-11-23', 15],
    ['2026-11-22', 0],
    ['2026-11-23', -1],
  ])('born on %s: %s', (birthDate, age) => {
    expect(ageOn(birthDate, today)).toBe(age);
  });

  it('counts a birthday of 29 February on 1 March', () => {
    expect(ageOn('2008-02-29', '2025-02-28')).toBe(16);
    expect(ageOn('2008-02-29', '2025-03-01')).toBe(17);
  });

  it('lets somebody agree alone from 16', () => {
    expect(mayConsentAlone('2010-11-22', today)).toBe(true);
    expect(mayConsentAlone('2010-11-23', today)).toBe(false);
  });
});

describe('what is wrong with details', () => {
  it('is nothing when all is well', () => {
    expect(codesAt({})).toEqual([]);
  });

  it('is everything at once', () => {
    const all = { name: '', email: 'sanne', phone: '12', postcode4: '0000', birthDate: '2027-01-01' };
    expect(codesAt(all)).toEqual([
      'INVALID input.name',
      'INVALID input.email',
      'INVALID input.phone',
      'UNKNOWN_POSTCODE input.postcode4',
      'INVALID input.birthDate',
    ]);
  });

  it.each([
    ['SELF', { email: null, phone: '+31612345678' }, ['INVALID input.email']],
    ['ADVISER', { email: null, phone: '+31612345678' }, []],
    ['ADVISER', { email: null, phone: null }, ['INVALID input.phone']],
    ['SELF', { birthDate: '2010-11-23' }, ['TOO_YOUNG input.birthDate']],
    ['SELF', { birthDate: '2010-11-22' }, []],
    ['ADVISER', { birthDate: '2010-11-23' }, []],
    ['ADVISER', { birthDate: '2014-11-22' }, []],
    ['ADVISER', { birthDate: '2014-11-23' }, ['TOO_YOUNG input.birthDate']],
    ['ADVISER', { birthDate: '1925-11-22' }, ['INVALID input.birthDate']],
  ] as const)('registered by %s with %j: %j', (registrant, details, codes) => {
    expect(codesAt(details, registrant)).toEqual(codes);
  });
});

describe('details as they are typed', () => {
  it.each([
    ['06 12345678', '+31612345678'],
    ['053-4876543', '+31534876543'],
    ['+49 30 901820', '+4930901820'],
    ['0612', null],
    ['geen', null],
  ])('dials %s as %s', (text, number) => {
    expect(phoneOf(text)).toBe(number);
  });

  it('are trimmed and written one way', () => {
    const typed = {
      ...sanne,
      name: '  Sanne   Verbeek ',
      email: ' Sanne@Voorbeeld.Example ',
      phone: '06-12345678',
    };
    expect(detailsOf(typed)).toEqual({ ...sanne, phone: '+31612345678' });
    expect(detailsOf({ ...sanne, email: ' ', phone: '' })).toEqual({ ...sanne, email: null });
  });
});
