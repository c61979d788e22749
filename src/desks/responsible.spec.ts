import fc from 'fast-check';
import {
  carrierOf,
  colleagueFor,
  explain,
  responsibleFor,
  standIn,
  type Absence,
  type Desk,
  type Matter,
  type ResponsibilityRule,
} from './responsible.js';

let count = 0;
const rule = (accountId: string, named: Partial<Matter> & { siteId?: string } = {}): ResponsibilityRule => ({
  id: `r${(count += 1)}`,
  accountId,
  municipalityCode: null,
  sectorCode: null,
  employerId: null,
  siteId: null,
  createdAt: new Date(count * 1000),
  ...named,
});
const away = (accountId: string, substituteAccountId: string | null = null): Absence => ({
  accountId,
  firstDay: '2026-11-23',
  lastDay: '2026-11-27',
  substituteAccountId,
});
const desk = (changed: Partial<Desk> = {}): Desk => ({
  day: '2026-11-24',
  advisers: ['anja', 'bea', 'cas', 'dirk'],
  coordinators: ['coby'],
  rules: [],
  absences: [],
  ...changed,
});
const matter: Matter = { municipalityCode: 'GM0153', sectorCode: 'zorg', employerId: 'e1' };

describe('who is responsible', () => {
  const all = rule('anja');
  const bySector = rule('bea', { sectorCode: 'zorg' });
  const byTown = rule('cas', { municipalityCode: 'GM0153' });
  const byEmployer = rule('dirk', { employerId: 'e1' });
  const bySite = rule('dirk', { siteId: 'almelo' });
  const byTownAndSector = rule('anja', { municipalityCode: 'GM0153', sectorCode: 'zorg' });

  it.each<[string, ResponsibilityRule[], string]>([
    ['the rule for everything when it is alone', [all], 'anja'],
    ['a sector before everything', [all, bySector], 'bea'],
    ['a municipality before a sector', [bySector, byTown], 'cas'],
    ['a site before a sector', [bySector, bySite], 'dirk'],
    ['a municipality before a site', [bySite, byTown], 'cas'],
    ['never a rule for another site', [rule('bea', { siteId: 'hengelo' }), all], 'anja'],
    ['an employer before a municipality', [byTown, byEmployer], 'dirk'],
    ['two named before one', [byEmployer, byTown, byTownAndSector], 'anja'],
    ['the older of two alike', [bySector, rule('cas', { sectorCode: 'zorg' })], 'bea'],
    ['never a rule for something else', [rule('bea', { sectorCode: 'techniek' }), all], 'anja'],
  ])('%s', (_, rules, expected) => {
    const siteOf = new Map([['GM0153', 'almelo']]);
    expect(responsibleFor(desk({ rules, siteOf }), matter)).toEqual([expected]);
    expect(responsibleFor(desk({ rules: [...rules].reverse(), siteOf }), matter)).toEqual([expected]);
  });

  it('tells how it came about: every rule that fits, who stands in, and that nobody is named', () => {
    const away1 = desk({ rules: [all, byTown], absences: [away('cas'), away('anja', 'bea')] });
    expect(explain(away1, matter)).toEqual({
      line: [
        { rule: byTown, standIn: null },
        { rule: all, standIn: 'bea' },
      ],
      accountIds: ['bea'],
      by: 'RULE',
    });
    expect(explain(desk({ rules: [bySector] }), { ...matter, sectorCode: 'techniek' }).by).toBe(
      'COORDINATORS',
    );
    expect(explain(desk({ coordinators: [] }), matter).by).toBe('EVERYBODY');
    expect(explain(desk({ coordinators: [], advisers: [] }), matter).by).toBe('NOBODY');
  });

  it('is the substitute while somebody is away, from the first day to the last', () => {
    const absences = [away('anja', 'bea')];
    const on = (day: string) => responsibleFor(desk({ day, rules: [all], absences }), matter);
    expect([on('2026-11-22'), on('2026-11-23'), on('2026-11-27'), on('2026-11-28')]).toEqual([
      ['anja'],
      ['bea'],
      ['bea'],
      ['anja'],
    ]);
  });

  it('is the substitute’s substitute when both are away; a circle ends', () => {
    expect(
      responsibleFor(desk({ rules: [all], absences: [away('anja', 'bea'), away('bea', 'cas')] }), matter),
    ).toEqual(['cas']);
    expect(standIn(desk({ absences: [away('anja', 'bea'), away('bea', 'anja')] }), 'anja')).toBeNull();
  });

  it('is the next rule’s when the adviser is away without a substitute or is no adviser any more', () => {
    expect(responsibleFor(desk({ rules: [all, byTown], absences: [away('cas')] }), matter)).toEqual(['anja']);
    expect(responsibleFor(desk({ rules: [all, byTown], advisers: ['anja'] }), matter)).toEqual(['anja']);
  });

  it('is the coordinators when no rule is left, else every adviser who is there, else nobody', () => {
    expect(
      responsibleFor(desk({ rules: [all], absences: [away('anja')], coordinators: ['coby', 'els'] }), matter),
    ).toEqual(['coby', 'els']);
    expect(responsibleFor(desk({ coordinators: [], absences: [away('bea')] }), matter)).toEqual([
      'anja',
      'cas',
      'dirk',
    ]);
    expect(responsibleFor(desk({ coordinators: [], advisers: [] }), matter)).toEqual([]);
  });

  it('is always somebody who works at the desk that day, and never the same person twice', () => {
    const people = fc.constantFrom('anja', 'bea', 'cas', 'dirk', 'gone');
    const some = <T>(of: T) => fc.constantFrom(null, of);
    const rules = fc.array(
      fc.record({
        accountId: people,
        municipalityCode: some('GM0153'),
        sectorCode: some('zorg'),
        employerId: some('e1'),
        siteId: some('almelo'),
      }),
      { maxLength: 6 },
    );
    const absences = fc.array(fc.tuple(people, fc.option(people)), { maxLength: 5 });
    fc.assert(
      fc.property(rules, absences, (named, absent) => {
        const at = desk({
          rules: named.map(({ accountId, ...rest }) => ({ ...rule(accountId), ...rest })),
          absences: absent.map(([accountId, substitute]) => away(accountId, substitute)),
        });
        const found = responsibleFor(at, matter);
        expect(found.length).toBeGreaterThan(0);
        expect(new Set(found).size).toBe(found.length);
        for (const person of found) {
          expect([...at.advisers, ...at.coordinators]).toContain(person);
          expect(at.absences.some(({ accountId }) => accountId === person)).toBe(false);
        }
        expect(found).not.toContain(colleagueFor(at, matter, found));
      }),
    );
  });
});

describe('who carries what was handed over', () => {
  it('is that person, or who stands in; a coordinator too; nobody who left the desk', () => {
    expect(carrierOf(desk(), 'bea')).toBe('bea');
    expect(carrierOf(desk({ absences: [away('bea', 'cas')] }), 'bea')).toBe('cas');
    expect(carrierOf(desk({ absences: [away('bea')] }), 'bea')).toBeNull();
    expect(carrierOf(desk(), 'coby')).toBe('coby');
    expect(carrierOf(desk(), 'gone')).toBeNull();
    expect(carrierOf(desk(), null)).toBeNull();
  });
});

describe('a colleague', () => {
  it('is the next in line by the rules, else the longest-serving one there', () => {
    const rules = [rule('dirk'), rule('bea', { sectorCode: 'zorg' })];
    expect(colleagueFor(desk({ rules }), matter, ['bea'])).toBe('dirk');
    expect(colleagueFor(desk({ rules, absences: [away('anja')] }), matter, ['bea', 'dirk'])).toBe('cas');
    expect(colleagueFor(desk({ advisers: ['anja'] }), matter, ['anja'])).toBeNull();
  });
});
