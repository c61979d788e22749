import { linkState, maskedAddress } from './sign-in-link.js';

const now = new Date('2026-11-22T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

const links = {
  live: { usedAt: null, expiresAt: minutes(5) },
  'of its last moment': { usedAt: null, expiresAt: new Date(now.getTime() + 1) },
  'expired now': { usedAt: null, expiresAt: now },
  'expired yesterday': { usedAt: null, expiresAt: minutes(-24 * 60) },
  used: { usedAt: minutes(-1), expiresAt: minutes(5) },
  'used and expired': { usedAt: minutes(-20), expiresAt: minutes(-5) },
} as const;
const open = ['live', 'of its last moment'];

/** Who asked × who opens: whether it is the same browser. */
const openings: [string, string | null, string | null, 'HERE' | 'ELSEWHERE'][] = [
  ['the browser that asked', 'a', 'a', 'HERE'],
  ['another browser', 'a', 'b', 'ELSEWHERE'],
  ['a browser that never asked', 'a', null, 'ELSEWHERE'],
  ['any browser, of a link nobody asked for', null, 'a', 'ELSEWHERE'],
  ['a browser without a cookie, of a link nobody asked for', null, null, 'ELSEWHERE'],
];

describe('a mailed link', () => {
  const table = Object.entries(links).flatMap(([age, link]) =>
    openings.map(([who, asked, opens, state]) => ({ age, link, who, asked, opens, state })),
  );
  it.each(table)('$age in $who', ({ age, link, asked, opens, state }) => {
    const expected = open.includes(age) ? state : 'OVER';
    expect(linkState({ browserHash: asked, ...link }, opens, now)).toBe(expected);
  });

  it('that was never there is over', () => {
    expect(linkState(null, 'a', now)).toBe('OVER');
  });
});

describe('an address for whoever holds its link', () => {
  it.each([
    ['noor@loket.example', 'n…@loket.example'],
    ['"a@b"@loket.example', '"…@loket.example'],
    ['é@loket.example', 'é…@loket.example'],
  ])('%s is shown as %s', (email, shown) => {
    expect(maskedAddress(email)).toBe(shown);
  });
});
