import { safeReturn } from './return-path.js';

describe('the way back after signing in', () => {
  it.each(['/vandaag', '/leerbanen/1?postcode=7511'])('takes %s', (path) => {
    expect(safeReturn(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/aanmelden?terug=/x',
  ])('refuses %s', (path) => {
    expect(safeReturn(path)).toBeNull();
  });
});
