import type { Person, TestApp } from '../support/app.js';

export const register = `mutation($input: CandidateInput!) { registerCandidate(input: $input) {
  candidate {
    id version name region { code }
    wish { mboLevels sectors { code } qualifications { creboCode } postcode4 maxTravelKm region { code } availableFrom }
    details { email phone birthDate earliestStartOn inMatching caseTeam
      legalBasis { basis informedBy informedHow textVersion } }
  }
  problems { code path message }
} }`;
const signIn = `mutation($token: String!) { signIn(token: $token) {
  viewer { roles candidate { id name details { inMatching email } } } problems { code } } }`;

let count = 0;
/** An address nobody has. */
export const newEmail = () => `nieuw.${(count += 1)}@voorbeeld.example`;
/** What one fills in to register; change what matters. */
export const input = (changed: object = {}) => ({
  name: 'Yusuf de Boer',
  postcode4: '7511',
  birthDate: '2001-04-02',
  wish: { mboLevels: [3, 2], creboCodes: ['25180'], maxTravelKm: 15 },
  ...changed,
});
/** What registering answers. */
export async function registerAs(app: TestApp, person: Person | null, changed: object) {
  const { data } = await app.ask(register, { input: input(changed) }, { as: person });
  return data.registerCandidate;
}
export const codes = (payload: { problems: { code: string; path: string[] }[] }) =>
  payload.problems.map(({ code, path }) => `${code} ${path.join('.')}`);

/** The mails to an address, newest first, once all are sent. */
export async function mailsTo(app: TestApp, email: string): Promise<{ text: string; subject: string }[]> {
  await app.settle();
  const response = await fetch(`${app.url}/dev/mailbox.json?to=${encodeURIComponent(email)}`);
  return (await response.json()) as { text: string; subject: string }[];
}
const countOf = (app: TestApp, table: 'candidate' | 'account' | 'role_grant' | 'wish' | 'legal_basis') =>
  app.db(async (tx) => (await tx.one<{ count: number }>(`SELECT count(*) FROM ${table}`))?.count ?? 0);
/** How many rows there are of all that a registration makes. */
export const rowsNow = async (app: TestApp) => [
  await countOf(app, 'candidate'),
  await countOf(app, 'wish'),
  await countOf(app, 'account'),
  await countOf(app, 'role_grant'),
  await countOf(app, 'legal_basis'),
];

/** Uses the link in the newest mail to that address; the session it gives. */
export async function signInFrom(app: TestApp, email: string) {
  const [newest] = await mailsTo(app, email);
  const token = /\?token=(\S+)/.exec(newest?.text ?? '')?.[1] ?? '';
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: signIn, variables: { token } }),
  });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { data } = (await response.json()) as { data: { signIn: { viewer: object } } };
  return { viewer: data.signIn.viewer, person: { accountId: '', cookie } };
}

/** The address of an account. */
export const emailOf = (app: TestApp, accountId: string) =>
  app.db(
    async (tx) =>
      (await tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]))!.email,
  );
