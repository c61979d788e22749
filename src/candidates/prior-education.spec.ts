import { entryShortfall, levelsOpenTo, priorEducations, type PriorEducation } from './prior-education.js';

/** Per schooling: the levels open to it, and what stands before levels 1, 2, 3, 4 and a specialist course. */
const rules: [PriorEducation, number[], (string | null)[]][] = [
  ['NONE', [1], [null, 'TOO_LITTLE', 'TOO_LITTLE', 'TOO_LITTLE', 'TOO_LITTLE']],
  ['PRACTICAL_SCHOOL', [1], [null, 'TOO_LITTLE', 'TOO_LITTLE', 'TOO_LITTLE', 'TOO_LITTLE']],
  ['VMBO_BASIC', [2], ['MORE_THAN_NEEDED', null, 'TOO_LITTLE', 'TOO_LITTLE', 'TOO_LITTLE']],
  ['VMBO_KADER', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'TOO_LITTLE']],
  ['VMBO_GL_TL', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'TOO_LITTLE']],
  ['HAVO_VWO', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'TOO_LITTLE']],
  ['MBO_1', [2], ['MORE_THAN_NEEDED', null, 'TOO_LITTLE', 'TOO_LITTLE', 'TOO_LITTLE']],
  ['MBO_2', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'TOO_LITTLE']],
  ['MBO_3', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'SAME_TRADE']],
  ['MBO_4', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'SAME_TRADE']],
  ['HIGHER', [2, 3, 4], ['MORE_THAN_NEEDED', null, null, null, 'SAME_TRADE']],
  ['FOREIGN', [1], [null, 'TO_BE_VALUED', 'TO_BE_VALUED', 'TO_BE_VALUED', 'TO_BE_VALUED']],
];

const entries = [
  ...[1, 2, 3, 4].map((mboLevel) => ({ mboLevel, isSpecialist: false })),
  { mboLevel: 4, isSpecialist: true },
];

describe('prior education', () => {
  it('has a rule for every schooling', () => {
    expect(rules.map(([prior]) => prior)).toEqual(priorEducations);
  });

  it.each(rules)('%s opens levels %j', (prior, levels, shortfalls) => {
    expect(levelsOpenTo(prior)).toEqual(levels);
    expect(entries.map((entry) => entryShortfall(prior, entry)?.kind ?? null)).toEqual(shortfalls);
  });

  it('says nothing when nothing is known', () => {
    expect(entries.map((entry) => entryShortfall(null, entry))).toEqual([null, null, null, null, null]);
  });

  it('always tells the way round, in both languages', () => {
    for (const prior of priorEducations)
      for (const entry of entries) {
        const shortfall = entryShortfall(prior, entry);
        if (!shortfall) continue;
        for (const { nl, en } of [shortfall.warning, shortfall.wayRound]) {
          expect(nl.length).toBeGreaterThan(20);
          expect(en.length).toBeGreaterThan(20);
        }
      }
  });
});
