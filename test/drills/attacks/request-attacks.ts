import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { hasData, overHttps, pick, post, statuses, type Answer, type Attack, type Field } from './attack.js';

/** Cross-site requests, bodies too large, bodies too slow. */
export async function requestAttacks(field: Field): Promise<Attack[]> {
  const slow = slowBodies(field);
  return [await crossSite(field), await largeBodies(field), await slow];
}

async function crossSite({ open, chance }: Field): Promise<Attack> {
  const victim = await open.person('Slachtoffer', { role: 'ADVISER', regionCode: 'AM05' });
  const cookie = overHttps(victim.cookie);
  const origins = [
    'https://evil.example',
    'null',
    'https://routekaart.example.nl.evil.example',
    'http://routekaart.example.nl',
    'https://evil.example/https://routekaart.example.nl',
  ];
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    '',
  ];
  const answers: Answer[] = [];
  for (let at = 0; at < 150; at++) {
    const site = pick(chance, ['cross-site', 'same-site', null]);
    const origin = pick(chance, origins);
    const path = pick(chance, ['/graphql', '/exchange/place-lists']);
    answers.push(
      await post(
        open,
        path === '/graphql' ? { query: 'mutation { signOut }' } : 'a;b\n1;2',
        {
          cookie,
          origin,
          'content-type': pick(chance, types),
          ...(site ? { 'sec-fetch-site': site } : {}),
        },
        path,
      ),
    );
  }
  // What a page of another site can make a browser load: no header of its own, and the cookie only when navigating.
  for (const query of ['mutation { signOut }', '{ viewer { id } }']) {
    const response = await fetch(`${open.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    });
    answers.push({ status: response.status, headers: response.headers, text: await response.text() });
  }
  const stillIn = hasData(await post(open, { query: '{ viewer { id } }' }, { cookie }));
  const lists = await open.db((tx) => tx.one<{ n: number }>('SELECT count(*) AS n FROM place_list'));
  return {
    name: 'cross-site requests with a victim’s cookie',
    tried: answers.length,
    expected: 'refused; the victim still signed in, nothing handed in',
    seen: `${statuses(answers)}; signed in: ${stillIn}; lists: ${lists?.n}`,
    succeeded: answers.filter(hasData).length + (stillIn ? 0 : 1) + (lists?.n ?? 0),
  };
}

async function largeBodies({ open }: Field): Promise<Attack> {
  const adviser = overHttps((await open.person('Groot', { role: 'ADVISER', regionCode: 'AM05' })).cookie);
  const query = (size: number) => JSON.stringify({ query: `{ viewer { id } } #${'x'.repeat(size)}` });
  const send = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    try {
      const response = await fetch(open.url + path, { method: 'POST', body, headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      // The connection was closed on us.
      return { status: 0, headers: new Headers(), text: '' };
    }
  };
  const json = { 'content-type': 'application/json' };
  const list = { 'content-type': 'application/octet-stream', cookie: adviser, 'x-file-name': 'x.csv' };
  const answers = [
    ...(await Promise.all(
      [300_000, 1_000_000, 20_000_000].map((size) => send('/graphql', query(size), json)),
    )),
    await send('/graphql', new Uint8Array(gzipSync(query(50_000_000))), {
      ...json,
      'content-encoding': 'gzip',
    }),
    await send('/graphql', `{"a":${'['.repeat(100_000)}`, json),
    await send('/exchange/place-lists', new Uint8Array(6 * 1024 * 1024), list),
    await send('/exchange/place-lists', new Uint8Array(gzipSync(new Uint8Array(60 * 1024 * 1024))), {
      ...list,
      'content-encoding': 'gzip',
    }),
    await send('/graphql', query(0), { ...json, 'x-long': 'x'.repeat(60_000) }),
  ];
  return {
    name: 'oversized bodies, packed bodies, long headers',
    tried: answers.length,
    expected: '4xx or the connection closed',
    seen: statuses(answers),
    succeeded: answers.filter((answer) => hasData(answer) || answer.status >= 500 || answer.status === 201)
      .length,
  };
}

/** Bodies that come a byte at a time: cut off in time, while others are served. */
async function slowBodies({ open }: Field): Promise<Attack> {
  const { port, hostname } = new URL(open.url);
  const begun = Date.now();
  const seconds = (from: number) => (Date.now() - from) / 1000;
  const connections = Array.from(
    { length: 30 },
    () =>
      new Promise<number>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(
            'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
          );
        });
        const timer = setInterval(() => socket.write(' '), 1000);
        const end = () => {
          clearInterval(timer);
          resolve(seconds(begun));
        };
        socket
          .on('data', () => undefined)
          .on('error', () => undefined)
          .once('close', end);
        setTimeout(() => socket.destroy(), 60_000).unref();
      }),
  );
  const meanwhile: number[] = [];
  for (let at = 0; at < 10; at++) {
    const from = Date.now();
    await post(open, { query: '{ viewer { id } }' });
    meanwhile.push(seconds(from));
  }
  const lasted = await Promise.all(connections);
  const longest = Math.max(...lasted);
  const slowest = Math.max(...meanwhile);
  return {
    name: 'slow bodies (a byte a second)',
    tried: lasted.length,
    expected: 'cut off after 20 s; others served meanwhile',
    seen: `the longest lasted ${longest.toFixed(0)} s; others waited at most ${slowest.toFixed(1)} s`,
    succeeded: lasted.filter((each) => each > 40).length + (slowest > 10 ? 1 : 0),
  };
}
