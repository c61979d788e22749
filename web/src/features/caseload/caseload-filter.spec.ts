import { addressOf, filterOf, shows, steps, whoses, type CaseloadFilter } from './caseload-filter.js';

describe('the filters of the work list', () => {
  it('come back from the address as they went into it', () => {
    for (const whose of whoses)
      for (const show of shows)
        for (const step of [null, ...steps])
          for (const isBoard of [true, false]) {
            const filter: CaseloadFilter = { whose, show, step, isBoard };
            expect(filterOf(new URL(addressOf(filter), 'http://x').searchParams)).toEqual(filter);
          }
  });

  it('are as usual for an address that nobody wrote', () => {
    const usual = { whose: 'MINE', show: 'ALL', step: null, isBoard: false };
    expect(filterOf(new URLSearchParams('toon=alles&stap=wish&van=&weergave=lijst'))).toEqual(usual);
    expect(addressOf(filterOf(new URLSearchParams()))).toBe('/werklijst');
  });
});
