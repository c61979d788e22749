import { openIdProviders } from '../platform/openid-config.js';
import { readClaims, type Claims } from './openid-claims.js';

const [person, company] = openIdProviders.parse(
  JSON.stringify(
    ['PERSON', 'COMPANY'].map((kind) => ({
      id: kind.toLowerCase(),
      kind,
      label: { nl: 'x', en: 'x' },
      issuer: 'https://id.example',
      clientId: 'us',
      clientSecret: 'sixteen-or-more-signs',
    })),
  ),
) as [never, never];
const kvk = 'urn:etoegang:1.9:EntityConcernedID:KvKnr';
const establishment = 'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr';
const token = { iss: 'https://id.example', sub: 'pairwise-1', acr: 'http://eidas.europa.eu/LoA/substantial' };
const read = (provider: never, claims: Claims, more: Claims = {}) =>
  readClaims(provider, { ...token, ...claims }, more);

describe('what a provider tells', () => {
  it('is who, how sure, and an address it vouches for', () => {
    expect(read(person, {}, { email: 'Noor@Voorbeeld.nl', email_verified: true, name: ' Noor ' })).toEqual({
      issuer: 'https://id.example',
      subject: 'pairwise-1',
      level: 'substantial',
      email: 'noor@voorbeeld.nl',
      name: 'Noor',
      kvkNumber: null,
      establishmentNumber: null,
    });
  });

  it.each([false, 'true', 1, null, undefined])(
    'takes no address with email_verified %j',
    (email_verified) => {
      expect(read(person, {}, { email: 'noor@voorbeeld.nl', email_verified })).toMatchObject({ email: null });
    },
  );

  it.each([undefined, '', 'substantial', 'toString', 3])('is worth nothing with acr %j', (acr) => {
    expect(read(person, { acr })).toBe('NO_LEVEL');
  });

  it('takes the level from the signed token alone, and the token before what comes with it', () => {
    const high = { acr: 'http://eidas.europa.eu/LoA/high', sub: 'other', name: 'Ander' };
    expect(read(person, { name: 'Noor' }, high)).toMatchObject({
      level: 'substantial',
      subject: 'pairwise-1',
      name: 'Noor',
    });
    expect(read(person, { acr: undefined }, high)).toBe('NO_LEVEL');
  });

  it.each([
    ['01234567', '01234567'],
    [' 01234567 ', '01234567'],
    ['1234567', null],
    ['123456789', null],
    [12345678, null],
    ['0123456a', null],
    [undefined, null],
  ])('of a company with KvK number %j is %j', (given, expected) => {
    const answer = read(company, { [kvk]: given });
    expect(expected === null ? answer : (answer as { kvkNumber: string }).kvkNumber).toBe(
      expected ?? 'NO_COMPANY',
    );
  });

  it('gives an establishment when it is one of 12 digits', () => {
    const of = (number: unknown) => read(company, { [kvk]: '01234567', [establishment]: number });
    expect(of('000012345678')).toMatchObject({ establishmentNumber: '000012345678' });
    expect(of('12345678')).toMatchObject({ establishmentNumber: null });
  });

  it('never gives a company when the provider is one for persons', () => {
    expect(read(person, { [kvk]: '01234567', [establishment]: '000012345678' })).toMatchObject({
      kvkNumber: null,
      establishmentNumber: null,
    });
  });
});
