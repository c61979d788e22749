import type { TestApp } from '../support/app.js';

/** A browser as far as signing in needs one: it keeps the cookies it is given. */
export class BrowserJar {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: TestApp) {}

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  async ask(query: string, variables: object = {}): Promise<any> {
    const response = await fetch(`${this.app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { data, errors } = (await response.json()) as { data: object | null; errors?: object[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Plants a cookie, as somebody who wants to know it later would. */
  plant(name: string, value: string): void {
    this.cookies.set(name, value);
  }
}

export const asksMail = 'mutation($email: String!) { requestSignIn(email: $email) { accepted } }';
const payload = '{ viewer { roles secondStepNeeded } problems { code } }';
export const byLink = `mutation($token: String!, $code: String) { signIn(token: $token, code: $code) ${payload} }`;
export const byCode = `mutation($code: String!, $email: String) { signInByCode(code: $code, email: $email) ${payload} }`;
export const looks = 'query($token: String!) { signInLink(token: $token) { state needsCode address } }';

/** The newest mail to an address: its token and its code. */
export async function newestMail(app: TestApp, email: string): Promise<{ token: string; code: string }> {
  await app.settle();
  const mail = await app.db((tx) =>
    tx.one<{ text: string }>(
      `SELECT text FROM mail WHERE to_address = $1 AND kind = 'sign-in' ORDER BY created_at DESC LIMIT 1`,
      [email],
    ),
  );
  const text = mail?.text ?? '';
  return { token: /\?token=(\S+)/.exec(text)?.[1] ?? '', code: /\b(\d{6})\b/.exec(text)?.[1] ?? '' };
}

/** Asks for a mail in a browser, and reads it. */
export async function mailAskedIn(browser: BrowserJar, app: TestApp, email: string) {
  await browser.ask(asksMail, { email });
  return newestMail(app, email);
}

export async function addressOf(app: TestApp, accountId: string): Promise<string> {
  const row = await app.db((tx) =>
    tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]),
  );
  return row?.email ?? '';
}

/** The settings of production, as far as signing in differs in it. */
export const production = {
  ROUTEKAART_MODE: 'production',
  PUBLIC_URL: 'https://routekaart.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  FREE_OPERATIONS: 'on',
};
