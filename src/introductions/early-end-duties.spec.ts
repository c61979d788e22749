import { earlyEndDuties } from './early-end-duties.js';

it.each([
  ['2008-11-23', null, '2026-11-22', ['18', '27']],
  ['2008-11-22', null, '2026-11-22', ['27']],
  ['2008-11-23', 'MBO_2', '2026-11-22', ['18']],
  ['1999-11-23', 'VMBO_BASIC', '2026-11-22', ['27']],
  ['1999-11-22', 'VMBO_BASIC', '2026-11-22', []],
  ['1999-11-23', 'HAVO_VWO', '2026-11-22', []],
  ['2000-01-01', 'NONE', '2025-12-31', []],
] as const)('born %s, with %s, ended on %s: %j', (birthDate, priorEducation, endedOn, ages) => {
  const told = earlyEndDuties({ birthDate, priorEducation }, endedOn);
  expect(told.map(({ en }) => /under (\d+)/.exec(en)?.[1])).toEqual([...ages]);
});
