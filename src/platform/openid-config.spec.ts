import { isSafeIssuer, openIdLevels, openIdProviders } from './openid-config.js';

const provider = {
  id: 'rijk',
  kind: 'PERSON',
  label: { nl: 'Rijksaanmelding', en: 'Government sign-in' },
  issuer: 'https://id.example',
  clientId: 'routekaart',
  clientKeys: [{ kty: 'RSA', kid: 'one', alg: 'PS256', n: 'x', e: 'AQAB', d: 'not-to-be-told' }],
};
const read = (...providers: object[]) => openIdProviders.safeParse(JSON.stringify(providers));

describe('OPENID_PROVIDERS', () => {
  it('fills in what the NL GOV profile and eHerkenning say', () => {
    expect(read(provider).data).toMatchObject([
      {
        scope: 'openid email profile',
        idTokenAlg: 'RS256',
        levels: { 'http://eidas.europa.eu/LoA/high': 'high' },
        kvkClaim: 'urn:etoegang:1.9:EntityConcernedID:KvKnr',
      },
    ]);
  });

  it.each([
    ['no JSON', 'rijk'],
    ['no list', JSON.stringify(provider)],
    ['an unknown setting', JSON.stringify([{ ...provider, secret: 'x' }])],
    ['an unknown kind', JSON.stringify([{ ...provider, kind: 'ROBOT' }])],
    ['an id that is no part of an address', JSON.stringify([{ ...provider, id: 'a/b' }])],
    ['the same id twice', JSON.stringify([provider, provider])],
    ['neither keys nor secret', JSON.stringify([{ ...provider, clientKeys: undefined }])],
    ['both keys and a secret', JSON.stringify([{ ...provider, clientSecret: 'sixteen-or-more-signs' }])],
    ['a short secret', JSON.stringify([{ ...provider, clientKeys: undefined, clientSecret: 'kort' }])],
    [
      'a key without its private half',
      JSON.stringify([{ ...provider, clientKeys: [{ kty: 'RSA', kid: 'one', alg: 'PS256' }] }]),
    ],
    ['a scope without openid', JSON.stringify([{ ...provider, scope: 'email' }])],
    ['tokens that nobody signs', JSON.stringify([{ ...provider, idTokenAlg: 'none' }])],
    ['a level that is none', JSON.stringify([{ ...provider, levels: { x: 'enough' } }])],
  ])('refuses %s, and tells no secret', (_what, text) => {
    const { success, error } = openIdProviders.safeParse(text);
    expect(success).toBe(false);
    expect(JSON.stringify(error?.issues)).not.toMatch(/not-to-be-told|sixteen-or-more/);
  });
});

describe('OPENID_LEVELS', () => {
  it.each(['[]', '{"ADVISER":"enough"}', 'high'])('refuses %s', (text) => {
    expect(openIdLevels.safeParse(text).success).toBe(false);
  });
});

describe('the address of a provider', () => {
  it.each([
    ['https://id.example', false, true],
    ['https://id.example', true, true],
    ['http://id.example', true, false],
    ['http://localhost:4000', false, false],
    ['http://localhost:4000', true, true],
    ['http://127.0.0.1', true, true],
    ['http://localhost.elsewhere.example', true, false],
    ['http://127.0.0.1.elsewhere.example', true, false],
  ])('%s, demo %j: %j', (issuer, demo, safe) => {
    expect(isSafeIssuer(issuer, demo)).toBe(safe);
  });
});
