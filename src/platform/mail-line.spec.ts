import fc from 'fast-check';
import { chooseLines, fullDomains, inARow, type FirstInLine } from './mail-line.js';

const line = fc.record({
  recipient: fc.integer({ min: 0, max: 30 }).map(String),
  domain: fc.constantFrom('a', 'b', 'c'),
});
/** A recipient has one domain. */
const lines = fc
  .array(line, { maxLength: 40 })
  .map((all) => all.map(({ recipient }) => ({ recipient, domain: 'abc'[Number(recipient) % 3] ?? 'a' })));
const someOf = fc.record({
  waiting: lines.map((all) => [...new Map(all.map((each) => [each.recipient, each])).values()]),
  leased: lines.map((all) => [...new Map(all.map((each) => [each.recipient, each])).values()]),
  lastMinute: fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(100))
    .map((counts) => new Map(Object.entries(counts))),
  pace: fc.record({
    domainAtOnce: fc.integer({ min: 1, max: 6 }),
    domainPerMinute: fc.integer({ min: 1, max: 120 }),
  }),
  free: fc.nat(12),
});
const countOf = (all: readonly FirstInLine[], domain: string) =>
  all.filter((each) => each.domain === domain).length;

it('never exceeds what is free, a domain’s share at once or in a minute, nor takes a reader twice', () => {
  fc.assert(
    fc.property(someOf, ({ waiting, leased, lastMinute, pace, free }) => {
      const chosen = chooseLines(waiting, { leased, lastMinute }, pace, free);
      expect(chosen.length).toBeLessThanOrEqual(free);
      const taken = chosen.map(({ recipient }) => recipient);
      expect(new Set([...taken, ...leased.map(({ recipient }) => recipient)]).size).toBe(
        taken.length + leased.length,
      );
      for (const domain of ['a', 'b', 'c']) {
        const mine = chosen.filter(({ recipient }) => 'abc'[Number(recipient) % 3] === domain);
        if (mine.length === 0) continue;
        expect(mine.length + countOf(leased, domain)).toBeLessThanOrEqual(pace.domainAtOnce);
        const most = mine.reduce((sum, each) => sum + each.most, 0);
        const before = (lastMinute.get(domain) ?? 0) + countOf(leased, domain) * inARow;
        expect(before + most).toBeLessThanOrEqual(pace.domainPerMinute);
      }
    }),
    { numRuns: 500 },
  );
});

it('takes somebody whenever a domain with room waits, and calls those without room full', () => {
  fc.assert(
    fc.property(someOf, ({ waiting, leased, lastMinute, pace, free }) => {
      const full = fullDomains({ leased, lastMinute }, pace);
      const open = waiting.filter(
        ({ domain, recipient }) =>
          !full.includes(domain) && !leased.some((each) => each.recipient === recipient),
      );
      const chosen = chooseLines(waiting, { leased, lastMinute }, pace, free);
      expect(chosen.length > 0).toBe(open.length > 0 && free > 0);
    }),
    { numRuns: 500 },
  );
});
