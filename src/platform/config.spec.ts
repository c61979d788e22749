import { parseConfig } from './config.js';

const stores = { DATABASE_URL: 'postgres://localhost/routekaart', REDIS_URL: 'redis://localhost:6379' };
const production = { ...stores, PUBLIC_URL: 'https://routekaart.example', SMTP_URL: 'smtp://mail.example' };

describe('configuration', () => {
  it('has sensible defaults in demo mode, and limits that fit a desk behind one address', () => {
    expect(parseConfig({ ...stores, ROUTEKAART_MODE: 'demo' })).toMatchObject({
      demo: true,
      port: 3000,
      publicUrl: 'http://localhost:3000',
      signInsPerQuarter: 60,
      requestsPerMinute: 1200,
    });
  });

  it('is production unless it is told to be a demo', () => {
    expect(parseConfig(production).demo).toBe(false);
  });

  it.each(['PUBLIC_URL', 'SMTP_URL'])('refuses production without %s and says what it is for', (name) => {
    expect(() => parseConfig({ ...production, [name]: undefined })).toThrow(name);
  });

  it('names every variable that is wrong at once', () => {
    const wrong = { DATABASE_URL: 'mysql://x', REDIS_URL: 'nonsense', PORT: '70000' };
    expect(() => parseConfig(wrong)).toThrow(/DATABASE_URL[^]*REDIS_URL[^]*PORT/);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(parseConfig({ ...production, PORT: '' }).port).toBe(3000);
  });
});
