import { Sessions } from '../../../src/access/sessions.service.js';
import type { RoleGrant } from '../../../src/access/actor.js';
import type { Employer } from '../../../src/employers/employer.js';
import type { Person, TestApp } from '../../support/app.js';
import type { Canaries } from './canary.js';
import type { CandidateThere } from './cast-acts.js';
import { must } from './must.js';

const elsewhere = { by: 'LINK', acr: null, secondStep: true } as const;

/** By how the browser of a session is called that the drill itself does not use: it may be ended. */
export const spareBrowser = /^Telefoon /;

/** A mail that its server refused, for an operator to try again. */
export const refusedMail = '5d2a60d1-52e1-4f7e-9f1e-7e5a4f0c8a11';

export async function putAside(app: TestApp, canaries: Canaries): Promise<void> {
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, attempts, refused_at, not_sent_why,
         reply_code, last_error)
       VALUES ($1, '<refused@routekaart>', $2, 'digest', $3, $4, '', 1, app_now(), 'REFUSED', 550, $2)`,
      [refusedMail, canaries.address(), `Voor ${canaries.word()}`, `Beste ${canaries.word()}`],
    ),
  );
}

/** What hangs from an account: a passkey, and a session in another browser. */
export async function belongingsOf(app: TestApp, canaries: Canaries, { accountId }: Person): Promise<void> {
  await app.db(async (tx) => {
    await tx.execute(
      `INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, transports, synced, name, last_used_at)
       VALUES ($1, $2, $3, '\\x01', 0, '{internal}', true, $4, app_now())`,
      [crypto.randomUUID(), accountId, `sleutel-${canaries.word()}`, `Sleutel ${canaries.word()}`],
    );
    await app.app
      .get(Sessions)
      .start(tx, accountId, { ...elsewhere, browser: `Telefoon ${canaries.word()}` });
  });
}

/** Invitations to teams and roles that wait for an answer, and colleagues in a team who are no admins. */
export async function teamsOf(
  app: TestApp,
  canaries: Canaries,
  team: { admin: Person; employer: Employer; coordinator: Person; regionCode: string },
): Promise<{ member: Person; memberGrant: Partial<RoleGrant>; leaving: Person }> {
  const { admin, employer, coordinator, regionCode } = team;
  const invite = `mutation($id: ID!, $to: String!) { inviteMember(employerId: $id, email: $to, memberRole: MEMBER) {
    problems { code } } }`;
  for (let which = 0; which < 2; which++)
    await must(app, admin, invite, { id: employer.id, to: canaries.address() });
  const offer = `mutation($input: RoleOfferInput!) { inviteToRole(input: $input) { problems { code } } }`;
  for (const role of ['REFERRER', 'COORDINATOR'])
    await must(app, coordinator, offer, {
      input: { regionCode, email: canaries.address(), role, organisation: `Dienst ${canaries.word()}` },
    });
  const memberGrant = { role: 'EMPLOYER', subjectId: employer.id, memberRole: 'MEMBER' } as const;
  const member = await app.person(`Lid ${canaries.word()}`, memberGrant);
  const leaving = await app.person(`Gaat weg ${canaries.word()}`, memberGrant);
  return { member, memberGrant, leaving };
}

/** Two who wait to act for a company: one that is known, and one of nearly the same name. */
export async function claimsOn(
  app: TestApp,
  canaries: Canaries,
  { employer, postcode4 }: { employer: Employer; postcode4: string },
): Promise<void> {
  const claims = [
    { kvkNumber: employer.kvkNumber, companyName: `Zaak ${canaries.word()}` },
    { kvkNumber: `7654321${postcode4.charAt(0)}`, companyName: `${employer.name} II` },
  ];
  for (const claim of claims) {
    const email = canaries.address();
    await must(
      app,
      null,
      `mutation($input: EmployerClaimInput!) { claimEmployer(input: $input) { problems { code } } }`,
      {
        input: {
          ...claim,
          postcode4,
          personName: `Opvolger ${canaries.word()}`,
          email,
        },
      },
    );
    const mail = await app.db((tx) =>
      tx.one<{ text: string }>(`SELECT text FROM mail WHERE to_address = $1 AND kind = 'confirm-claim'`, [
        email,
      ]),
    );
    const token = /\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    await must(
      app,
      null,
      `mutation($token: String!) { confirmEmployerClaim(token: $token) { problems { code } } }`,
      {
        token,
      },
    );
  }
}

/** Objections that wait for a decision and one that has it, somebody who waits for a parent, and who looked at a case. */
export async function caseWork(
  app: TestApp,
  canaries: Canaries,
  desk: { adviser: Person; known: CandidateThere; accepted: CandidateThere; postcode4: string },
): Promise<void> {
  const { adviser, known, accepted, postcode4 } = desk;
  const stop = `mutation($id: ID!, $purpose: Purpose!, $grounds: String) {
    stopUse(candidateId: $id, purpose: $purpose, grounds: $grounds) { problems { code } } }`;
  for (const { candidate, person } of [known, accepted])
    await must(app, person, stop, {
      id: candidate.id,
      purpose: 'FIGURES',
      grounds: `Omdat ${canaries.word()}`,
    });
  const [objection] = await app.db((tx) =>
    tx.query<{ id: string }>('SELECT id FROM objection WHERE candidate_id = $1', [accepted.candidate.id]),
  );
  await must(
    app,
    adviser,
    `mutation($id: ID!, $why: String!) { decideObjection(objectionId: $id, isGranted: true, reason: $why) {
      problems { code } } }`,
    { id: objection?.id, why: `Besluit ${canaries.word()}` },
  );
  const today = await app.db((tx) => Promise.resolve(tx.today));
  const birthDate = `${Number(today.slice(0, 4)) - 15}-01-15`;
  const parent = { name: `Ouder ${canaries.word()}`, relation: 'PARENT' };
  for (const more of [{}, { parent: { ...parent, agreed: 'AT_THE_DESK' } }])
    await must(
      app,
      adviser,
      `mutation($input: CandidateInput!) { registerCandidate(input: $input) { problems { code } } }`,
      {
        input: {
          name: `Jong ${canaries.word()}`,
          email: canaries.address(),
          postcode4,
          birthDate,
          consentToMatching: true,
          wish: { mboLevels: [2] },
          ...more,
        },
      },
    );
  await app.ask('{ candidates(first: 50) { nodes { id name details { email } } } }', {}, { as: adviser });
}
