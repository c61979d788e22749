import { randomUUID } from 'node:crypto';

/** What a region has to hang rows on. */
interface Region {
  readonly add: (table: string, row: Record<string, unknown>) => Promise<string>;
  readonly fresh: (what: string) => string;
  readonly letter: string;
  readonly people: { readonly team: string; readonly operator: string };
  readonly candidate: string;
  readonly place: string;
}

/** The rows of tables that came with signing in, notices, cases and privacy: of an adviser, and of a candidate. */
export async function fillLater({ add, fresh, letter, people, candidate, place }: Region): Promise<void> {
  const { team, operator } = people;
  await add('found_match', { candidate_id: candidate, place_id: place, waits: true });
  await add('place_effort', { id: fresh('effort'), place_id: place, kind: 'EMPLOYER_CALLED' });
  const later = '2030-01-01';
  const session = fresh('team session');
  const identity = randomUUID();
  await add('session', {
    id: session,
    token_hash: randomUUID(),
    account_id: team,
    expires_at: later,
    signed_in_by: 'OPENID',
    browser: '',
  });
  await add('sign_in_request', { id: fresh('sign-in request'), locale: 'nl', expires_at: later });
  await add('passkey', {
    id: randomUUID(),
    account_id: team,
    credential_id: randomUUID(),
    public_key: Buffer.from('x'),
    sign_count: 0,
    transports: [],
    synced: false,
    name: 'x',
  });
  await add('passkey_challenge', {
    challenge: fresh('challenge'),
    purpose: 'SECOND_STEP',
    session_id: session,
    expires_at: later,
  });
  await add('email_change', { token_hash: randomUUID(), account_id: team, email: 'x', expires_at: later });
  await add('openid_sign_in', {
    id: fresh('sign-in'),
    provider: 'x',
    state_digest: randomUUID(),
    browser_digest: 'x',
    secrets: 'x',
    least_level: 'low',
    expires_at: later,
  });
  await add('openid_identity', {
    id: identity,
    account_id: team,
    provider: 'x',
    issuer: 'x',
    subject: randomUUID(),
  });
  await add('openid_session', { session_id: session, identity_id: identity, id_token: 'x', level: 'low' });
  await add('notice_setting', { account_id: team, kind: 'x', how: 'DAILY' });
  await add('notice', {
    id: randomUUID(),
    account_id: team,
    kind: 'x',
    reason: randomUUID(),
    subject: 'x',
    url: 'x',
    digest_from: later,
  });
  await add('objection', { id: randomUUID(), candidate_id: candidate, purposes: ['MATCHING'] });
  await add('retention_warning', { candidate_id: candidate, goes_on: later });
  // Granted to somebody of no desk, which opens nothing; and the glass is broken, which opens this one case.
  await add('case_grant', {
    id: randomUUID(),
    candidate_id: candidate,
    account_id: operator,
    why: 'x',
    ends_on: later,
  });
  await add('broken_glass', {
    id: randomUUID(),
    candidate_id: candidate,
    account_id: operator,
    reason: 'x',
    ends_at: later,
  });
  await add('case_view', {
    id: randomUUID(),
    candidate_id: candidate,
    account_id: team,
    ground: 'CASE_TEAM',
    role: 'ADVISER',
  });
  await add('parental_agreement', { id: randomUUID(), candidate_id: candidate, asked_for_matching: true });
  await add('data_download', { id: randomUUID(), account_id: team });
  await add('erasure_request', { id: randomUUID(), account_id: team, asked_by: team, expires_at: later });
  await add('erasure', { id: fresh('erasure'), cause: 'ASKED', account_ids: [], candidate_ids: [] });
  await add('known_operation', {
    sha256: String(letter.charCodeAt(0) - 64).repeat(64),
    document: `${letter} operation`,
  });
}

/** What hangs on a lapse date, of somebody who was a member of the employer. */
export async function fillLapseCalendar(
  { add }: Pick<Region, 'add'>,
  { team, employer, place, deadline }: Readonly<Record<'team' | 'employer' | 'place' | 'deadline', string>>,
): Promise<void> {
  await add('reminder_lead', { account_id: team, lead_days: 7 });
  await add('place_reminder', {
    deadline_id: deadline,
    account_id: team,
    lead_days: 7,
    status: 'SENT',
    told_in: 'x',
  });
  await add('place_link', {
    id: randomUUID(),
    place_id: place,
    employer_id: employer,
    account_id: team,
    expires_at: '2030-01-01',
  });
  await add('lapse_feed', { account_id: team });
}

/**
 * A line of a region's catalogue, and what was offered in an introduction: to either side, and what the employer may not
 * know yet. Whose introduction is met, the candidate let the employer know.
 */
export async function fillRemedies(
  { add, fresh }: Pick<Region, 'add' | 'fresh'>,
  of: {
    readonly code: string;
    readonly team: string;
    readonly introduction: string;
    readonly isMet: boolean;
  },
): Promise<void> {
  const whose = of.isMet ? 'met' : 'unmet';
  const remedy = fresh(`${whose} remedy`);
  const line = { name_nl: 'x', name_en: 'x', text_nl: 'x', text_en: 'x', offered_by: 'x', source: 'x' };
  await add('remedy', {
    ...line,
    id: remedy,
    region_code: of.code,
    kind: 'JOB_COACH',
    eases: ['TRAVEL'],
    sides: ['CANDIDATE', 'EMPLOYER'],
    is_personal: true,
    valid_from: '2026-01-01',
  });
  const offer = {
    introduction_id: of.introduction,
    remedy_id: remedy,
    hesitation: 'TRAVEL',
    offered_by: of.team,
  };
  await add('remedy_offer', {
    ...offer,
    id: fresh(`${whose} candidate's offer`),
    to_side: 'CANDIDATE',
    is_personal: false,
    status: 'OFFERED',
  });
  await add('remedy_offer', {
    ...offer,
    id: fresh(`${whose} telling offer`),
    to_side: 'EMPLOYER',
    is_personal: true,
    status: of.isMet ? 'OFFERED' : 'ASKED',
    agreed_at: of.isMet ? '2026-01-01' : null,
  });
  await fillMeetings({ add, fresh }, of);
}

/** A meeting that was, of which the candidate told. */
async function fillMeetings(
  { add, fresh }: Pick<Region, 'add' | 'fresh'>,
  of: { readonly team: string; readonly introduction: string; readonly isMet: boolean },
): Promise<void> {
  const id = fresh(`${of.isMet ? 'met' : 'unmet'} meeting`);
  await add('meeting', {
    id,
    introduction_id: of.introduction,
    kind: 'MEETING',
    status: 'HELD',
    form: 'ON_SITE',
    location: 'x',
    times_of: 'EMPLOYER',
    times: '[{}]',
    starts_at: '2026-01-01',
    ends_at: '2026-01-02',
    agreed_at: '2026-01-01',
    due_by: '2026-01-08',
    made_by: of.team,
  });
  const papers = { introduction_id: of.introduction };
  await add('agreement_signature', {
    ...papers,
    signer: 'SCHOOL',
    signed_on: '2026-01-01',
    recorded_by: of.team,
  });
  await add('agreement_reminder', { ...papers, step: 'ADVISER', starts_on: '2030-02-01' });
  const goes = { candidate_goes: 'GOES_WELL', employer_goes: 'DOUBTS', recorded_by: of.team };
  await add('support_talk', { id: randomUUID(), ...papers, weeks: 2, held_on: '2030-02-15', ...goes });
  await add('placement_voice', {
    id: randomUUID(),
    ...papers,
    side: 'CANDIDATE',
    goes: 'DOUBTS',
    said_by: of.team,
  });
  await add('support_talk_reminder', { ...papers, due_on: '2030-02-15', step: 'DUE' });
  await add('meeting_outcome', { meeting_id: id, side: 'CANDIDATE', outcome: 'DOUBTS', told_by: of.team });
  await add('meeting_nudge', { meeting_id: id, party: 'CANDIDATE', due_on: '2026-01-08', days_before: 0 });
}

/** The rows of the audit trail of a region. */
export async function fillTrail(
  { add, fresh, people }: Pick<Region, 'add' | 'fresh' | 'people'>,
  code: string,
): Promise<void> {
  await add('audit_person', {
    kind: 'ACCOUNT',
    person_id: people.team,
    digest: randomUUID(),
    sealed_key: 'x',
  });
  const entry = fresh('entry');
  await add('audit_entry', {
    id: entry,
    region_code: code,
    action: 'x',
    actor_kind: 'VISITOR',
    subject_kind: 'REGION',
    subject: code,
  });
  await add('audit_reason', { entry_id: entry, reason: 'omdat' });
}

/** A rescue plan of a region with one step, one week, and one pair that was set aside; and a place that was lost. */
export async function fillPlan(region: {
  readonly add: Region['add'];
  readonly fresh: Region['fresh'];
  readonly code: string;
  readonly team: string;
  readonly place: string;
  readonly candidate: string;
}): Promise<void> {
  const { add, fresh, code, team, place, candidate } = region;
  const ask = fresh('ask');
  const asked = { place_id: place, candidate_id: candidate, answer_by: '2030-01-01', made_by: team };
  await add('ask', { ...asked, id: ask, asked_by: 'CANDIDATE' });
  await add('ask', { ...asked, id: fresh('invitation'), asked_by: 'EMPLOYER' });
  await add('ask_nudge', { ask_id: ask, days_before: 0 });
  await add('lost_place', {
    place_id: place,
    region_code: code,
    way: 'LAPSED',
    seats: 1,
    lost_on: '2026-01-01',
    candidates_that_fit: 0,
  });
  const plan = fresh('plan');
  await add('rescue_plan', {
    id: plan,
    region_code: code,
    horizon_days: 7,
    requested_by: team,
    seats_at_risk: 1,
  });
  await add('rescue_step', {
    id: fresh('step'),
    plan_id: plan,
    place_id: place,
    candidate_id: candidate,
    do_by: '2030-01-01',
  });
  await add('rescue_week', {
    plan_id: plan,
    starts_on: '2029-12-31',
    seats_at_risk: 1,
    seats_saved: 1,
    desk_saves: 0,
  });
  await add('rescue_set_aside', {
    id: fresh('set aside'),
    region_code: code,
    place_id: place,
    candidate_id: candidate,
    reason: 'EMPLOYER',
    set_by: team,
  });
}
