import { localeOf } from './locale.js';

it.each([
  [undefined, 'nl'],
  ['', 'nl'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
  ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
  ['de-DE,de;q=0.9', 'nl'],
  ['de, en;q=0.5', 'en'],
  ['en;q=0, nl', 'nl'],
])('%j asks for %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});
