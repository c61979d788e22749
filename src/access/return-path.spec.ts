import { safeReturnPath } from './return-path.js';

describe('the way back after signing in', () => {
  it.each(['/', '/vandaag', '/leerbanen/1?postcode=7511', '/kandidaten/1#wens'])('takes %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'vandaag',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/x\\..\\elsewhere.example',
    '/\t/elsewhere.example',
    '/x\r\nlocation: //elsewhere.example',
    '/aanmelden?terug=/x',
    `/${'x'.repeat(500)}`,
  ])('refuses %j', (path) => {
    expect(safeReturnPath(path)).toBeNull();
  });
});
