import { domainPause, judgeFailure, mailPause, serverPause } from './mail-failure.js';

describe('a failure to send', () => {
  it.each([
    ['an unknown reader', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'REFUSED'],
    ['a full mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, 'LATER'],
    ['greylisting', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'LATER'],
    ['a message that is refused', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'REFUSED'],
    [
      'a message that is too large',
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 552 },
      'REFUSED',
    ],
    ['an impossible address', { code: 'EENVELOPE', command: 'API' }, 'REFUSED'],
    ['our sender refused', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'SERVER'],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'SERVER'],
    ['a server that closes', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, 'SERVER'],
    ['an unknown server', { code: 'EDNS', command: 'CONN' }, 'SERVER'],
    ['a bad certificate', { code: 'ETLS', command: 'CONN' }, 'SERVER'],
    ['a connection that broke', { code: 'ECONNECTION', command: 'CONN' }, 'UNCLEAR'],
    ['silence', { code: 'ETIMEDOUT', command: 'CONN' }, 'UNCLEAR'],
    ['a try that took too long', { code: 'EABORT' }, 'UNCLEAR'],
    ['something unforeseen', {}, 'LATER'],
  ] as const)('of %s', (_, error, expected) => {
    expect(judgeFailure({ ...error, message: 'x' })).toBe(expected);
  });
});

it('waits longer each time, up to a bound', () => {
  expect([1, 2, 3, 6, 50].map(serverPause)).toEqual([2, 4, 8, 60, 60]);
  expect([1, 2, 3, 50].map(domainPause)).toEqual([5, 10, 20, 300]);
  expect([1, 2, 3, 50].map(mailPause)).toEqual([30, 60, 120, 3600]);
});
