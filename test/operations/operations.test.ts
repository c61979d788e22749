import { addDays } from '../../src/platform/calendar-date.js';
import { moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenPlace } from '../support/given.js';

const metricsToken = 'a-token-of-24-characters';
const bounceToken = 'another-one-for-bounces-';
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ METRICS_TOKEN: metricsToken, BOUNCE_TOKEN: bounceToken });
});
afterAll(() => app.close());
beforeEach(() => startAfresh(app));

const operator = () => app.person('Otto Operator', { role: 'OPERATOR' });
const coordinator = () => app.person('Corrie', { role: 'COORDINATOR', regionCode: 'AM05' });
const get = (path: string, as: Person | null, method = 'GET') =>
  fetch(`${app.url}${path}`, { method, headers: as ? { cookie: as.cookie } : {}, redirect: 'manual' });

describe('what was put aside', () => {
  const retry = `mutation($kind: DeadLetterKind!, $id: ID!) {
    retryDeadLetter(kind: $kind, id: $id) { deadLetters { kind id } problems { code } } }`;
  const putAside = () =>
    app.db(async (tx) => {
      await tx.execute(`WITH event AS (INSERT INTO outbox_event (name, payload, fanned_out_at)
          VALUES ('place-lapsed', '{}', app_now()) RETURNING id)
        INSERT INTO outbox_delivery (event_id, handler, attempts, dead_at, last_error)
        SELECT id, 'tell-place-lapsed', 12, app_now(), 'the hammer is away' FROM event`);
      for (const [reason, text] of [
        ['refused', 'Beste Noor'],
        ['secret', ''],
      ])
        await tx.execute(
          `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, attempts, refused_at, not_sent_why,
             reply_code, last_error)
           VALUES (gen_random_uuid(), $1, 'noor@weg.example', 'digest', 'Voor Noor', $2, '', 1, app_now(), 'REFUSED', 550,
             '550 noor@weg.example does not exist')`,
          [`<${reason}@routekaart>`, text],
        );
    });

  it('is listed for an operator without reader or words, and is tried again from the beginning, audited', async () => {
    const as = await operator();
    await putAside();
    const query = '{ deadLetters { kind id name attempts why canRetry } }';
    const { data } = await app.ask(query, {}, { as });
    expect(JSON.stringify(data)).not.toMatch(/noor/i);
    expect(data.deadLetters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'JOB',
          name: 'tell-place-lapsed',
          why: 'the hammer is away',
          canRetry: true,
        }),
        expect.objectContaining({ kind: 'MAIL', name: 'digest', why: 'weg.example 550', canRetry: true }),
        expect.objectContaining({ kind: 'MAIL', canRetry: false }),
      ]),
    );
    for (const { kind, id, canRetry } of data.deadLetters) {
      const { data: answer } = await app.ask(retry, { kind, id }, { as });
      const codes = answer.retryDeadLetter.problems.map(({ code }: { code: string }) => code);
      expect(codes).toEqual(canRetry ? [] : ['NOT_FOUND']);
    }
    const rows = await app.db((tx) =>
      tx.query<{ waits: boolean }>(
        `SELECT dead_at IS NULL AND attempts = 0 AS waits FROM outbox_delivery
         UNION ALL SELECT refused_at IS NULL AND attempts = 0 FROM mail WHERE text <> ''`,
      ),
    );
    expect(rows).toEqual([{ waits: true }, { waits: true }]);
    const audited = await app.db((tx) =>
      tx.query(
        `SELECT FROM audit_entry WHERE action = 'operations.retried' AND subject_kind = 'DEAD_LETTER'`,
      ),
    );
    expect(audited).toHaveLength(2);
    await app.settle();
    const sent = await app.db((tx) => tx.query(`SELECT FROM mail WHERE sent_at IS NOT NULL`));
    expect(sent).toHaveLength(1);
  });

  it('is nobody else’s to see or to try again', async () => {
    await putAside();
    for (const [as, code] of [
      [null, 'UNAUTHENTICATED'],
      [await coordinator(), 'FORBIDDEN'],
    ] as const) {
      const { data, errors } = await app.ask(retry, { kind: 'JOB', id: '1' }, { as });
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, code]);
    }
    const still = await app.db((tx) => tx.query('SELECT FROM outbox_delivery WHERE dead_at IS NOT NULL'));
    expect(still).toHaveLength(1);
  });
});

describe('mail that comes back', () => {
  const messageId = '<sent-and-gone@routekaart>';
  const report = (lines: readonly string[], about = messageId) =>
    [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=part',
      '',
      '--part',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; noor@weg.example',
      ...lines,
      '',
      '--part',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${about}`,
      '--part--',
    ].join('\r\n');
  const failed = ['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 noor@weg.example is gone'];
  const handIn = async (body: string, token = bounceToken, type = 'message/rfc822') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(`${app.url}/mail/bounces`, { method: 'POST', headers, body });
    return [response.status, await response.text()];
  };
  const givenMail = (sentAt: 'NULL' | 'app_now()') =>
    app.db((tx) =>
      tx.execute(
        `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, sent_at)
         VALUES (gen_random_uuid(), $1, 'noor@weg.example', 'digest', 'Voor Noor', 'Beste Noor', '', ${sentAt})`,
        [messageId],
      ),
    );

  it('is put aside once, and can be tried again; what else is handed in changes nothing', async () => {
    await givenMail('app_now()');
    const nothing = '{"recorded":false}';
    expect(await handIn(report(['Action: delayed', 'Status: 4.4.1']))).toEqual([200, nothing]);
    expect(await handIn(report(failed, '<of-others@routekaart>'))).toEqual([200, nothing]);
    expect(await handIn('no report')).toEqual([200, nothing]);
    expect(await handIn(report(failed))).toEqual([200, '{"recorded":true}']);
    expect(await handIn(report(failed))).toEqual([200, nothing]);
    const as = await operator();
    const { data } = await app.ask('{ deadLetters { id kind why canRetry } }', {}, { as });
    expect(data.deadLetters).toEqual([
      { id: expect.any(String), kind: 'MAIL', why: 'weg.example 550 5.1.1', canRetry: true },
    ]);
    const retry = `mutation($id: ID!) { retryDeadLetter(kind: MAIL, id: $id) { deadLetters { id } problems { code } } }`;
    const again = await app.ask(retry, { id: data.deadLetters[0].id }, { as });
    expect(again.data.retryDeadLetter).toEqual({ deadLetters: [], problems: [] });
    await app.settle();
    const rows = await app.db((tx) => tx.query(`SELECT not_sent_why FROM mail WHERE sent_at IS NOT NULL`));
    expect(rows).toEqual([{ not_sent_why: null }]);
  });

  it('shows a coordinator who does not hear, until a later mail arrives', async () => {
    const adviser = await givenAdviser(app, 'Anja');
    const as = await coordinator();
    const to = await app.db((tx) =>
      tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [adviser.accountId]),
    );
    const mail = (id: string, minutesAgo: number) =>
      app.db((tx) =>
        tx.execute(
          `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, created_at, sent_at)
           VALUES (gen_random_uuid(), $1, $2, 'digest', 'Vandaag', 'x', '', app_now() - $3 * interval '1 minute', app_now())`,
          [id, String(to?.email).toUpperCase(), minutesAgo],
        ),
      );
    const failing = async () => {
      const { data } = await app.ask('{ people { persons { accountId mailFails } } }', {}, { as });
      return data.people.persons
        .filter(({ mailFails }: { mailFails: boolean }) => mailFails)
        .map(({ accountId }: { accountId: string }) => accountId);
    };
    await mail(messageId, 5);
    expect(await failing()).toEqual([]);
    await handIn(report(failed));
    expect(await failing()).toEqual([adviser.accountId]);
    await mail('<later@routekaart>', 1);
    expect(await failing()).toEqual([]);
  });

  it('is to be handed in again while it is being sent', async () => {
    await givenMail('NULL');
    expect((await handIn(report(failed)))[0]).toBe(503);
    await app.settle();
    expect((await handIn(report(failed)))[1]).toBe('{"recorded":true}');
  });

  it('is taken from the mail server alone, in its own form and size', async () => {
    await givenMail('app_now()');
    expect((await handIn(report(failed), metricsToken))[0]).toBe(401);
    expect((await handIn(report(failed), bounceToken, 'text/plain'))[0]).toBe(415);
    expect((await handIn('x'.repeat(1_100_000)))[0]).toBe(413);
    expect(await app.db((tx) => tx.query('SELECT FROM mail WHERE refused_at IS NOT NULL'))).toEqual([]);
  });
});

describe('the page of queues', () => {
  it('is there for an operator alone, shows and changes nothing, with scripts that our policy lets run', async () => {
    const as = await operator();
    const page = await get('/beheer/wachtrijen', as);
    const html = await page.text();
    const policy = String(page.headers.get('content-security-policy'));
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(page.status).toBe(200);
    for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/https?:\/\//);
    expect(policy).toContain("default-src 'none'");
    const [, script] = /src="(static\/js\/main[^"]+)"/.exec(html) ?? [];
    expect((await get(`/beheer/wachtrijen/${script}`, as)).status).toBe(200);
    const queues = await get('/beheer/wachtrijen/api/queues', as);
    expect([queues.status, await queues.json()]).toMatchObject([
      200,
      { queues: [{ name: 'jobs', readOnlyMode: true }] },
    ]);
    expect((await get('/beheer/wachtrijen/api/queues/jobs/pause', as, 'PUT')).status).toBe(405);
    const others = [null, await coordinator(), await givenAdviser(app, 'Anja')];
    for (const other of others)
      for (const path of ['', '/', '/api/queues', `/${script}`])
        expect((await get(`/beheer/wachtrijen${path}`, other)).status).toBe(404);
  });
});

describe('figures for machines', () => {
  const metrics = (token?: string) =>
    fetch(`${app.url}/metrics`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

  it('are shown to whoever has the token, and say how long what is due waits', async () => {
    expect((await metrics()).status).toBe(401);
    expect((await metrics('another-token-of-24-char')).status).toBe(401);
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, not_before)
         VALUES (gen_random_uuid(), '<a@routekaart>', 'a@x.example', 'x', 'x', 'x', 'x', app_now() - interval '90 seconds')`,
      ),
    );
    const text = await (await metrics(metricsToken)).text();
    expect(Number(/routekaart_lag_seconds\{of="mail"\} (\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
    expect(text).toMatch(/routekaart_lag_seconds\{of="lapse-alerts"\} 0/);
    expect(text).toMatch(/routekaart_count\{of="mailWaiting"\} 1/);
    const health = (await (await fetch(`${app.url}/health`)).json()) as { figures: { lagSeconds: object } };
    expect(health.figures.lagSeconds).toMatchObject({ 'lapse-alerts': 0, deliveries: 0 });
  });

  it('are not there without a token in the settings', async () => {
    const closed = await startApp();
    try {
      expect((await fetch(`${closed.url}/metrics`)).status).toBe(404);
    } finally {
      await closed.close();
    }
  });
});

it('tells a coordinator how many alerts and mails were due in a part of a day and what became of them', async () => {
  await moment(app, '2026-11-20T12:00:00+01:00');
  await givenAdviser(app, 'Anja Adviseur');
  const as = await coordinator();
  for (const days of [7, 14, 28]) await givenPlace(app, { lapsesOn: addDays('2026-11-24', days) });
  const status = async () => {
    const query = `{ serviceStatus { checkedAt isWorking parts { from until alerts alertsSent mails mailsSent mailsRefused } } }`;
    const { data } = await app.ask(query, {}, { as });
    return data.serviceStatus;
  };
  await moment(app, '2026-11-24T08:00:30+01:00');
  const before = (await status()).parts[0];
  expect(before).toMatchObject({ alerts: 3, alertsSent: 0, mails: 0 });
  expect(new Date(before.from)).toEqual(new Date('2026-11-24T06:00:00+01:00'));
  await sweepsOf(app).send();
  await sweepsOf(app).digest();
  expect((await status()).parts[0]).toMatchObject({ alerts: 3, alertsSent: 3, mails: 1, mailsSent: 0 });
  await app.settle();
  expect((await status()).parts[0]).toMatchObject({ mails: 1, mailsSent: 1, mailsRefused: 0 });
  expect((await status()).isWorking).toBe(false);
  const elsewhere = await app.person('Elders', { role: 'COORDINATOR', regionCode: 'AM06' });
  const { data } = await app.ask('{ serviceStatus { parts { alerts mails } } }', {}, { as: elsewhere });
  for (const part of data.serviceStatus.parts) expect(part).toEqual({ alerts: 0, mails: 0 });
});
