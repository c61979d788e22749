import { Authenticator } from '../../support/authenticator.js';
import { publicUrl } from '../../access/openid-world.js';
import { mutations } from './expected/mutations.js';
import type { Rehearsal } from './rehearsal.js';

/** What is done step by step, and by whom it must not be: for each, the mutations that it does. */
const rehearsals: readonly { does: string; run: (rehearsal: Rehearsal) => Promise<void> }[] = [
  { does: 'signIn signInByCode', run: signingIn },
  { does: 'endOtherSessions signOut endSession', run: signingOut },
  { does: 'confirmEmailChange', run: changingAddress },
  { does: 'addPasskey signInByPasskey passSecondStep', run: passkeys },
  { does: 'openDownload', run: downloading },
  { does: 'acceptInvitation', run: joining },
  { does: 'confirmEmployerClaim', run: claiming },
  { does: 'agreeAsParent', run: agreeing },
  { does: 'finishOpenIdSignIn beginOpenIdSignIn connectOpenId disconnectOpenId', run: connecting },
  { does: 'askOpenIdAccount', run: askingAccount },
  { does: 'enterCompany registerOwnCompany', run: companies },
  { does: 'cancelErasure confirmErasure', run: erasing },
];

/**
 * Holds all of them. @returns of what could not be done, why; and the mutations that nobody rehearses
 */
export async function rehearse(rehearsal: Rehearsal): Promise<string[]> {
  const unproven: string[] = [];
  for (const { does, run } of rehearsals)
    await run(rehearsal).catch((error: unknown) => unproven.push(`${does}: ${String(error)}`));
  const done = new Set(rehearsals.flatMap(({ does }) => does.split(' ')));
  const left = Object.entries(mutations).filter(([name, { rehearsed }]) => rehearsed && !done.has(name));
  return [...unproven, ...left.map(([name]) => `${name}: rehearsals.ts does not do it`)];
}

/** A mailed link once, and a mailed code only in the browser that asked. */
async function signingIn(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('candidate without a team of Twente');
  const mine = rehearsal.visitor();
  const theirs = rehearsal.visitor();
  await mine.does('requestSignIn', { email: address });
  const { token } = await rehearsal.mailed(address, 'sign-in');
  await mine.does('signIn', { token }, address);
  await mine.is(address);
  await theirs.cannot('signIn', { token });
  await theirs.is(null);
  await mine.does('requestSignIn', { email: address });
  const { code } = await rehearsal.mailed(address, 'sign-in');
  await theirs.cannot('signInByCode', { code });
  await mine.does('signInByCode', { code }, address);
  await mine.is(address);
}

/** One's own sessions end, and nobody else's. */
async function signingOut(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('candidate without a team of Groningen');
  const other = await rehearsal.addressOf('candidate who accepted of Groningen');
  const [one, two, theirs] = [
    await rehearsal.signedIn(address),
    await rehearsal.signedIn(address),
    await rehearsal.signedIn(other),
  ];
  await one.does('endOtherSessions');
  await two.is(null);
  await one.is(address);
  await theirs.is(other);
  await one.does('signOut');
  await one.is(null);
  await theirs.is(other);
  await theirs.does('endSession');
  await theirs.is(null);
}

/** An address becomes another by the link that was mailed there, once. */
async function changingAddress(rehearsal: Rehearsal) {
  const mine = await rehearsal.signedIn(await rehearsal.addressOf('candidate with a team of Groningen'));
  const email = 'nieuw.adres@oefening.example';
  await mine.does('requestEmailChange', { email });
  const { token } = await rehearsal.mailed(email, 'email-change');
  await rehearsal.visitor().does('confirmEmailChange', { token });
  await mine.is(email);
  await rehearsal.visitor().cannot('confirmEmailChange', { token });
}

/** A passkey is for whoever made it: another's device, and the answer to another's question, open nothing. */
async function passkeys(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('employer other of Twente');
  const mine = await rehearsal.signedIn(address);
  const theirs = await rehearsal.signedIn(await rehearsal.addressOf('employer other of Groningen'));
  const device = new Authenticator(publicUrl);
  const { options } = await mine.does('askNewPasskey');
  await theirs.cannot('addPasskey', { name: 'Oefensleutel', answer: device.make(options as object) });
  await mine.does('addPasskey', { name: 'Oefensleutel', answer: device.make(options as object) });
  const step = (await theirs.does('askSecondStep'))['options'] as object;
  await theirs.cannot('passSecondStep', { answer: device.show(step) });
  await mine.does('passSecondStep', {
    answer: device.show((await mine.does('askSecondStep'))['options'] as object),
  });
  const elsewhere = rehearsal.visitor();
  const question = (await elsewhere.does('askPasskey'))['options'] as object;
  await rehearsal.visitor().cannot('signInByPasskey', { answer: device.show(question) });
  await elsewhere.cannot('signInByPasskey', { answer: new Authenticator(publicUrl).show(question) });
  const again = (await elsewhere.does('askPasskey'))['options'] as object;
  await elsewhere.does('signInByPasskey', { answer: device.show(again) }, address);
  await elsewhere.is(address);
}

/** The copy of one's data is for the account that asked for it, also in the hands of whoever has the link. */
async function downloading(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('candidate who accepted of Twente');
  const mine = await rehearsal.signedIn(address);
  const theirs = await rehearsal.signedIn(await rehearsal.addressOf('candidate with a team of Twente'));
  await mine.does('askDownload');
  const { token } = await rehearsal.mailed(address, 'download-ready');
  await theirs.cannot('openDownload', { token });
  await mine.does('openDownload', { token });
  await mine.cannot('openDownload', { token });
}

/** An invitation makes somebody what it says, once. */
async function joining(rehearsal: Rehearsal) {
  const admin = await rehearsal.signedIn(await rehearsal.addressOf('employer other of Twente'));
  const email = 'nieuwe.collega@oefening.example';
  const { adminOf } = await rehearsal.viewerAt(await rehearsal.addressOf('employer other of Twente'));
  await admin.does('inviteMember', { employerId: adminOf[0], email, memberRole: 'MEMBER' });
  const { token } = await rehearsal.mailed(email, 'invitation');
  const mine = rehearsal.visitor();
  await mine.does('acceptInvitation', { token, name: 'Nieuwe Collega' });
  await rehearsal.visitor().cannot('acceptInvitation', { token, name: 'Iemand Anders' });
  const colleague = await rehearsal.signedIn(email);
  await colleague.cannot('inviteMember', {
    employerId: adminOf[0],
    email: 'verder@oefening.example',
    memberRole: 'ADMIN',
  });
}

/** Who asks to act for a company proves the mailbox by its link, once; it makes nobody anything before a decision. */
async function claiming(rehearsal: Rehearsal) {
  const email = 'claim@oefening.example';
  const mine = rehearsal.visitor();
  await mine.does('claimEmployer', {
    input: {
      companyName: 'Zaak in de oefening',
      kvkNumber: '73456789',
      postcode4: '7511',
      personName: 'Iemand van de zaak',
      email,
    },
  });
  const { token } = await rehearsal.mailed(email, 'confirm-claim');
  await rehearsal.visitor().does('confirmEmployerClaim', { token });
  await mine.cannot('confirmEmployerClaim', { token });
  await mine.is(null);
}

/** A parent's link agrees to one registration, once. */
async function agreeing(rehearsal: Rehearsal) {
  const email = 'kind@oefening.example';
  const { rows } = await rehearsal.database.query<{ year: number }>(
    'SELECT extract(year FROM app_today())::int AS year',
  );
  await rehearsal.visitor().does('registerCandidate', {
    input: {
      name: 'Kind van de oefening',
      email,
      postcode4: '7511',
      birthDate: `${rows[0]!.year - 15}-01-15`,
      consentToMatching: true,
      wish: { mboLevels: [2] },
      parent: { name: 'Ouder van de oefening', relation: 'PARENT', email: 'ouder@oefening.example' },
    },
  });
  const { token } = await rehearsal.mailed('ouder@oefening.example', 'parent-asked');
  await rehearsal.visitor().does('agreeAsParent', { token });
  await rehearsal.visitor().cannot('agreeAsParent', { token });
}

/** Who came back from a provider waits in that browser alone; connected, it is that account's to take away. */
async function connecting(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('candidate who accepted of Twente');
  const mine = await rehearsal.signedIn(address);
  const theirs = await rehearsal.signedIn(await rehearsal.addressOf('candidate with a team of Twente'));
  const begun = await mine.does('beginOpenIdSignIn', { provider: 'rijk' });
  const answer = await mine.jar.signInAt(begun['url'] as string, { account: 'oefenaar' });
  await theirs.cannot('finishOpenIdSignIn', { provider: 'rijk', answer });
  await mine.does('finishOpenIdSignIn', { provider: 'rijk', answer });
  await theirs.cannot('connectOpenId');
  await mine.does('connectOpenId');
  await mine.is(address);
  const { rows } = await rehearsal.database.query<{ id: string }>(
    `SELECT i.id FROM openid_identity i JOIN account a ON a.id = i.account_id WHERE a.email = $1`,
    [address],
  );
  await theirs.cannot('disconnectOpenId', { id: rows[0]!.id });
  await mine.does('disconnectOpenId', { id: rows[0]!.id });
}

const kvkClaim = 'urn:etoegang:1.9:EntityConcernedID:KvKnr';

/** Who came for a company without an account is mailed a link, and has nothing before it. */
async function askingAccount(rehearsal: Rehearsal) {
  const mine = rehearsal.visitor();
  await mine.jar.signIn({ account: 'ondernemer', claims: { [kvkClaim]: '71234567' } }, 'eherkenning');
  await mine.does('askOpenIdAccount', { name: 'Ondernemer', email: 'ondernemer@oefening.example' });
  await mine.is(null);
}

/** A number that a provider told opens that company and no other. */
async function companies(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('somebody with an account and no role');
  const mine = await rehearsal.signedIn(address);
  const claims = { [kvkClaim]: '72345678' };
  await mine.jar.signIn({ account: 'eigenaar', claims }, 'eherkenning');
  await mine.does('connectOpenId');
  await mine.is(address);
  const { rows } = await rehearsal.database.query<{ id: string }>(
    'SELECT id FROM employer ORDER BY id LIMIT 1',
  );
  await mine.cannot('enterCompany', { employerId: rows[0]!.id });
  await mine.does('registerOwnCompany', { input: { name: 'Eigen zaak in de oefening', postcode4: '7511' } });
  await mine.does('enterCompany');
  // To the rest of the drill this is somebody without a role.
  await rehearsal.database.query(
    `UPDATE role_grant g SET ended_at = app_now() FROM account a
     WHERE a.id = g.account_id AND a.email = $1 AND g.role = 'EMPLOYER'`,
    [address],
  );
}

/** Erasure is confirmed by the link that was mailed to who asked, and by nobody else; until then it can be taken back. */
async function erasing(rehearsal: Rehearsal) {
  const address = await rehearsal.addressOf('candidate without a team of Twente');
  const mine = await rehearsal.signedIn(address);
  const theirs = await rehearsal.signedIn(await rehearsal.addressOf('candidate with a team of Twente'));
  await mine.does('askErasure');
  const { token } = await rehearsal.mailed(address, 'confirm-erasure');
  await theirs.cannot('confirmErasure', { token });
  await mine.does('cancelErasure');
  await mine.cannot('confirmErasure', { token });
  await mine.does('askErasure');
  const again = await rehearsal.mailed(address, 'confirm-erasure');
  await mine.does('confirmErasure', { token: again.token });
}
