import type { INestApplicationContext } from '@nestjs/common';
import { SendMail } from '../../src/platform/send-mail.job.js';
import { WaitingMail } from '../../src/platform/waiting-mail.repository.js';
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
const arrived = () => post.server.arrived.map(({ messageId }) => messageId.replace(/^<|@routekaart>$/g, ''));
const claim = () => post.db((tx) => worker.get(WaitingMail).claim(tx, 8));

it('keeps the order of one reader: a later mail does not overtake one that is to be tried again', async () => {
  post.server.treat('noor', 'later');
  await post.write('noor@thuis.example', 'first');
  await send(worker);
  post.server.treat('noor', 'well');
  await post.write('Noor@thuis.example', 'second');
  await post.write('sam@thuis.example', 'another reader');
  await send(worker);
  expect(arrived()).toEqual(['another reader'.replace(' ', '-')]);
  await post.later(31);
  await send(worker);
  expect(arrived().slice(1)).toEqual(['first', 'second']);
});

it('lets nobody wait at their screen behind a mail that is to be tried again later: both go, in order', async () => {
  post.server.treat('kim', 'later');
  await post.write('kim@thuis.example', 'news');
  await send(worker);
  post.server.treat('kim', 'well');
  await post.write('kim@thuis.example', 'sign-in', { expiresAt: new Date('2100-01-01') });
  await send(worker);
  expect(arrived()).toEqual(['news', 'sign-in']);
});

it('gives a mail up after days of its own failing, and then goes on with the next', async () => {
  post.server.treat('ans', 'later');
  await post.write('ans@thuis.example', 'first');
  await send(worker);
  await post.later(5 * 86_400);
  await post.write('ans@thuis.example', 'second');
  await send(worker);
  post.server.treat('ans', 'well');
  await post.later(3600);
  await send(worker);
  expect((await post.mails()).get('first')).toMatchObject({ isSent: false, why: 'GIVEN_UP', replyCode: 451 });
  expect(arrived()).toEqual(['second']);
});

it('takes again what a worker had in hand when it died, and not before its lease is over', async () => {
  for (const n of range(3)) await post.write('piet@thuis.example', `mail-${n}`);
  const [line] = await claim();
  expect(line?.mailIds).toHaveLength(3);
  await send(worker);
  expect(arrived()).toEqual([]);
  await post.later(151);
  await send(worker);
  expect(arrived()).toEqual(['mail-0', 'mail-1', 'mail-2']);
  // The dead worker was only slow: its lease is worth nothing any more.
  const waiting = worker.get(WaitingMail);
  const opened = await post.db((tx) => waiting.open(tx, String(line?.mailIds[0]), String(line?.leaseId)));
  expect(opened).toBeNull();
});

it('sends each mail once and in order with two workers, never more at once to a domain than is set', async () => {
  const settings = { MAIL_DOMAIN_AT_ONCE: '2', MAIL_CONNECTIONS: '6' };
  const workers = [await post.worker(settings), await post.worker(settings)];
  for (const round of range(8))
    for (const n of range(12)) await post.write(`lezer.${n}@d${n % 3}.example`, `${n}-${round}`);
  await Promise.all(workers.map(send));
  expect(new Set(arrived()).size).toBe(96);
  expect(arrived()).toHaveLength(96);
  for (const n of range(12))
    expect(arrived().filter((reason) => reason.startsWith(`${n}-`))).toEqual(
      range(8).map((round) => `${n}-${round}`),
    );
  for (const domain of ['d0.example', 'd1.example', 'd2.example'])
    expect(post.server.busiest.get(domain)).toBeLessThanOrEqual(2);
});

it('sends a domain no more in a minute than is set, and holds up no other', async () => {
  const slow = await post.worker({ MAIL_DOMAIN_PER_MINUTE: '20' });
  for (const n of range(30)) await post.write(`lezer.${n}@groot.example`, `big-${n}`);
  for (const n of range(10)) await post.write(`lezer.${n}@klein.example`, `small-${n}`);
  await send(slow);
  expect(arrived().filter((reason) => reason.startsWith('big'))).toHaveLength(20);
  expect(arrived().filter((reason) => reason.startsWith('small'))).toHaveLength(10);
  await post.later(61);
  await send(slow);
  expect(arrived()).toHaveLength(40);
});

it('keeps nudges for the morning, and lets a sign-in mail behind one go at once', async () => {
  await post.setClock('2026-11-24T21:30:00+01:00');
  await post.write('eva@thuis.example', 'nudge', { isNudge: true });
  await send(worker);
  await post.write('eva@thuis.example', 'sign-in', { expiresAt: new Date('2100-01-01') });
  await send(worker);
  expect(arrived()).toEqual(['sign-in']);
  await post.setClock('2026-11-25T07:59:30+01:00');
  await send(worker);
  expect(arrived()).toHaveLength(1);
  await post.setClock('2026-11-25T08:00:01+01:00');
  await send(worker);
  expect(arrived()).toEqual(['sign-in', 'nudge']);
});

it('gives back what it did not begin when it is told to stop', async () => {
  const stopping = await post.worker({ MAIL_CONNECTIONS: '1' });
  for (const n of range(40)) await post.write('tom@thuis.example', `mail-${n}`);
  const sending = send(stopping);
  while (post.server.arrived.length < 3) await new Promise((resolve) => setTimeout(resolve, 2));
  await stopping.get(SendMail).beforeApplicationShutdown();
  await sending;
  const before = arrived().length;
  expect(before).toBeLessThan(40);
  await send(worker);
  expect(arrived()).toEqual(range(40).map((n) => `mail-${n}`));
});
