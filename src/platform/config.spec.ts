import { parseConfig } from './config.js';

const keys = ['h2Ck0vZ3m0Yq5mSg8c1pXr7Lk4nTfW9uE6bJdQaZxV0', 'p9Lm3xQw7Rt1Yb5Vc8Nk2Hj6Gf4Ds0Za-ErTuIoPlKx'];
const stores = {
  DATABASE_URL: 'postgres://localhost/routekaart',
  REDIS_URL: 'redis://localhost:6379',
  APP_KEYS: keys[0],
};
const production = { ...stores, PUBLIC_URL: 'https://routekaart.example', SMTP_URL: 'smtp://mail.example' };

describe('configuration', () => {
  it('has sensible defaults in demo mode, and limits that fit a desk behind one address', () => {
    expect(parseConfig({ ...stores, ROUTEKAART_MODE: 'demo' })).toMatchObject({
      demo: true,
      port: 3000,
      publicUrl: 'http://localhost:3000',
      signInsPerQuarter: 60,
      limitsTimes: 1,
      requestsPerMinute: 1200,
    });
  });

  it('is production unless it is told to be a demo', () => {
    expect(parseConfig(production).demo).toBe(false);
  });

  it.each(['PUBLIC_URL', 'SMTP_URL', 'APP_KEYS'])(
    'refuses production without %s and says what it is for',
    (name) => {
      expect(() => parseConfig({ ...production, [name]: undefined })).toThrow(name);
    },
  );

  it('refuses production over http, where a session could be read on the way', () => {
    expect(() => parseConfig({ ...production, PUBLIC_URL: 'http://routekaart.example' })).toThrow('https:');
  });

  it('asks a second step of who works at a desk, but not of demo accounts', () => {
    expect(parseConfig(production).secondStepRoles).toEqual(['ADVISER', 'COORDINATOR', 'OPERATOR']);
    expect(parseConfig({ ...stores, ROUTEKAART_MODE: 'demo' }).secondStepRoles).toEqual([]);
  });

  it.each([
    ['2', 2],
    ['10.0.0.0/8, loopback', '10.0.0.0/8, loopback'],
  ])('takes %s as the proxies whose word counts', (TRUST_PROXY, trustProxy) => {
    expect(parseConfig({ ...production, TRUST_PROXY })).toMatchObject({ trustProxy });
  });

  it('names every variable that is wrong at once', () => {
    const wrong = { DATABASE_URL: 'mysql://x', REDIS_URL: 'nonsense', PORT: '70000' };
    expect(() => parseConfig(wrong)).toThrow(/DATABASE_URL[^]*REDIS_URL[^]*PORT/);
  });

  it('takes several keys, the newest first, with or without room around the comma', () => {
    expect(parseConfig({ ...production, APP_KEYS: `${keys[0]}, ${keys[1]}` }).appKeys).toEqual(keys);
  });

  it.each([
    ['a short one', 'kort'],
    ['one sign over and over', 'a'.repeat(43)],
    ['a word over and over', 'sesamopenu'.repeat(5)],
    ['a good and a short one', `${keys[0]},kort`],
    ['a list that ends in a comma', `${keys[0]},`],
    ['the same one twice', `${keys[0]},${keys[0]}`],
  ])('refuses as key %s, in demo mode too, and does not show it', (_what, APP_KEYS) => {
    for (const mode of ['demo', 'production']) {
      const parse = () => parseConfig({ ...production, APP_KEYS, ROUTEKAART_MODE: mode });
      expect(parse).toThrow('APP_KEYS');
      expect(parse).not.toThrow(APP_KEYS);
    }
  });

  it('takes an empty variable as one that is not set', () => {
    expect(parseConfig({ ...production, PORT: '' }).port).toBe(3000);
  });
});
