import type { INestApplicationContext } from '@nestjs/common';
import type { Treatment } from '../support/mail-server.js';
import { send, startProductOfMail, type ProductOfMail } from './product-of-mail.js';

let post: ProductOfMail;
let worker: INestApplicationContext;
beforeAll(async () => {
  post = await startProductOfMail();
  worker = await post.worker();
});
afterAll(() => post.close());
beforeEach(() => post.clear());

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const sentReasons = async () => [...(await post.mails()).values()].filter(({ isSent }) => isSent).length;
const arrivals = (to: string) => post.server.arrived.filter((mail) => mail.to === to);

/** Heals the server and lets it be tomorrow, a few times: whatever is to be tried again then is. */
async function heal(...firstWords: string[]): Promise<void> {
  for (const word of firstWords) post.server.treat(word, 'well');
  for (const _ of range(3)) {
    await post.later(3700);
    await send(worker);
  }
}

describe.each<{ treatment: Treatment; twice?: true }>([
  { treatment: 'slow' },
  { treatment: 'later' },
  { treatment: 'cut', twice: true },
])('a mail server that is $treatment for some', ({ treatment, twice }) => {
  it('gives everybody else their mail in the same go, and them theirs later', async () => {
    post.server.treat('ziek', treatment);
    for (const n of range(4)) await post.write(`ziek.${n}@zieken.example`, `bad-${n}`);
    for (const n of range(40)) await post.write(`goed.${n}@g${n % 4}.example`, `good-${n}`);
    await send(worker);
    const before = [...(await post.mails()).values()];
    expect(before.filter(({ isSent }) => !isSent).map(({ reason }) => reason)).toEqual(
      range(4).map((n) => `bad-${n}`),
    );
    expect(before.every(({ why }) => why === null)).toBe(true);
    await heal('ziek');
    expect(await sentReasons()).toBe(44);
    // Cut off after the data it has the mail, and does not say so: it comes again, with the same Message-ID.
    for (const n of range(4)) {
      const mails = arrivals(`ziek.${n}@zieken.example`);
      expect(new Set(mails.map(({ messageId }) => messageId))).toEqual(new Set([`<bad-${n}@routekaart>`]));
      if (!twice) expect(mails).toHaveLength(1);
    }
    for (const n of range(40)) expect(arrivals(`goed.${n}@g${n % 4}.example`)).toHaveLength(1);
  });
});

it('records that an address is refused, and goes on with the others and with what that reader gets later', async () => {
  post.server.treat('weg', 'refused');
  await post.write('weg@firma.example', 'refused');
  for (const n of range(5)) await post.write(`goed.${n}@firma.example`, `good-${n}`);
  await send(worker);
  const mails = await post.mails();
  expect(mails.get('refused')).toMatchObject({ isSent: false, why: 'REFUSED', replyCode: 550, attempts: 1 });
  expect(await sentReasons()).toBe(5);
  post.server.treat('weg', 'well');
  await post.write('weg@firma.example', 'afterwards');
  await send(worker);
  expect((await post.mails()).get('afterwards')?.isSent).toBe(true);
  expect((await post.mails()).get('refused')?.why).toBe('REFUSED');
});

it.each([
  { what: 'refuses every connection', comeBack: undefined },
  { what: 'shows a certificate that nobody trusts', comeBack: { certificate: 'untrusted' } as const },
])(
  'keeps all mail of days in which the mail server $what, and counts nothing against it',
  async ({ comeBack }) => {
    await post.server.goAway();
    if (comeBack) await post.server.comeBack(comeBack);
    for (const n of range(30)) await post.write(`lezer.${n}@l${n}.example`, `kept-${n}`);
    for (const _ of range(8)) {
      await send(worker);
      await post.later(12 * 3600);
    }
    const kept = [...(await post.mails()).values()];
    expect(kept.every(({ isSent, why, attempts }) => !isSent && why === null && attempts === 0)).toBe(true);
    if (comeBack) await post.server.goAway();
    await post.server.comeBack();
    // Within a minute of its return.
    await post.later(61);
    await send(worker);
    expect(await sentReasons()).toBe(30);
    expect(post.server.arrived).toHaveLength(30);
  },
);
