/** What somebody of region A sees of a table: what its rows are of, with B before those of the other region. */
interface Expected {
  /** The column by which a row of the table is known here. */
  readonly key: string;
  /** The rows that everybody sees, whoever they are. */
  readonly everybody?: string;
  /** A visitor, and whoever is not named, sees nothing more. */
  readonly person?: string;
  readonly member?: string;
  readonly colleague?: string;
  readonly team?: string;
  readonly coordinator?: string;
  readonly referrer?: string;
  readonly operator?: string;
}

/** What is of an introduction, for both its sides and the desk. */
const ofDesks: Expected = {
  key: 'introduction_id',
  colleague: 'accepted introduction, introduction',
  team: 'accepted introduction, introduction',
  coordinator: 'accepted introduction, introduction',
};
const ofBothSides: Expected = {
  ...ofDesks,
  person: 'introduction',
  member: 'accepted introduction, introduction',
};

/**
 * Who sees which rows: in each region a candidate (person), a member of the employer, an adviser of the case team, a
 * colleague of that adviser, the coordinator, a referrer; and an operator. One candidate said yes to the employer.
 */
export const expected: Record<string, Expected> = {
  outbox_event: { key: 'id' },
  outbox_delivery: { key: 'id' },
  mail: { key: 'id' },
  mail_route: { key: 'name' },
  account: {
    key: 'id',
    person: 'person',
    member: 'member',
    colleague: 'colleague, coordinator, member, referrer, team',
    team: 'colleague, coordinator, member, referrer, team',
    coordinator: 'colleague, coordinator, member, referrer, team',
    referrer: 'referrer',
    operator: 'operator',
  },
  role_grant: {
    key: 'account_id',
    person: 'person',
    member: 'member',
    colleague: 'colleague, coordinator, member, referrer, team',
    team: 'colleague, coordinator, member, referrer, team',
    coordinator: 'colleague, coordinator, member, referrer, team',
    referrer: 'referrer',
    operator: 'operator',
  },
  sign_in_request: { key: 'id' },
  passkey: { key: 'account_id', team: 'team' },
  passkey_challenge: { key: 'challenge', team: 'challenge' },
  email_change: { key: 'account_id', team: 'team' },
  session: { key: 'account_id', member: 'member', team: 'team, team' },
  invitation: {
    key: 'id',
    member: 'invitation',
    colleague: 'invitation',
    team: 'invitation',
    coordinator: 'invitation',
  },
  adviser: { key: 'account_id', colleague: 'team', team: 'team', coordinator: 'team' },
  adviser_absence: { key: 'account_id', colleague: 'team', team: 'team', coordinator: 'team' },
  responsibility: { key: 'account_id', colleague: 'team', team: 'team', coordinator: 'team' },
  region_setting: { key: 'region_code', everybody: 'region, B region' },
  employer: { key: 'id', everybody: 'employer, B employer' },
  establishment: {
    key: 'employer_id',
    member: 'employer',
    colleague: 'employer',
    team: 'employer',
    coordinator: 'employer',
  },
  accreditation: { key: 'employer_id', everybody: 'employer, B employer' },
  place: {
    key: 'id',
    everybody: 'open place, B open place',
    member: 'draft',
    colleague: 'draft',
    team: 'draft',
    coordinator: 'draft',
  },
  // What matching searches, which only its own functions read.
  searched_place: { key: 'place_id' },
  searched_wish: { key: 'candidate_id' },
  // What was found is only told, by the product's own work.
  changed_search: { key: 'subject_id' },
  found_match: { key: 'candidate_id' },
  candidate: {
    key: 'id',
    person: 'candidate',
    member: 'met candidate',
    team: 'candidate, met candidate',
    coordinator: 'candidate, met candidate',
    operator: 'candidate',
  },
  wish: {
    key: 'candidate_id',
    person: 'candidate',
    member: 'met candidate',
    colleague: 'candidate, met candidate',
    team: 'candidate, met candidate',
    coordinator: 'candidate, met candidate',
    operator: 'candidate',
  },
  legal_basis: {
    key: 'candidate_id',
    person: 'candidate',
    team: 'candidate, met candidate',
    coordinator: 'candidate, met candidate',
    operator: 'candidate',
  },
  case_team: {
    key: 'candidate_id',
    person: 'candidate',
    team: 'candidate, met candidate',
    coordinator: 'candidate, met candidate',
  },
  place_list: { key: 'region_code', colleague: 'region', team: 'region', coordinator: 'region' },
  introduction: {
    key: 'id',
    person: 'introduction',
    member: 'accepted introduction, introduction',
    colleague: 'accepted introduction, introduction',
    team: 'accepted introduction, introduction',
    coordinator: 'accepted introduction, introduction',
  },
  // The candidate's: an employer's own alone are in the employer's reach.
  hesitation: {
    key: 'id',
    person: 'hesitation',
    colleague: 'confidence, hesitation',
    team: 'confidence, hesitation',
    coordinator: 'confidence, hesitation',
  },
  remedy: { key: 'id', everybody: 'met remedy, unmet remedy, B met remedy, B unmet remedy' },
  remedy_offer: {
    key: 'id',
    person: "unmet candidate's offer, unmet telling offer",
    member: 'met telling offer',
    colleague: "met candidate's offer, met telling offer, unmet candidate's offer, unmet telling offer",
    team: "met candidate's offer, met telling offer, unmet candidate's offer, unmet telling offer",
    coordinator: "met candidate's offer, met telling offer, unmet candidate's offer, unmet telling offer",
  },
  enrolment: ofBothSides,
  agreement_signature: ofBothSides,
  agreement_reminder: ofDesks,
  support_talk: ofDesks,
  // The candidate's own, and not the employer's.
  placement_voice: { ...ofDesks, person: 'introduction' },
  support_talk_reminder: ofDesks,
  // What one side asked: not for the other.
  ask: {
    key: 'id',
    person: 'ask',
    member: 'invitation',
    colleague: 'ask, invitation',
    team: 'ask, invitation',
    coordinator: 'ask, invitation',
  },
  ask_nudge: { key: 'ask_id', person: 'ask', colleague: 'ask', team: 'ask', coordinator: 'ask' },
  meeting: {
    key: 'id',
    person: 'unmet meeting',
    member: 'met meeting, unmet meeting',
    colleague: 'met meeting, unmet meeting',
    team: 'met meeting, unmet meeting',
    coordinator: 'met meeting, unmet meeting',
  },
  // What the candidate told: not for the employer.
  meeting_outcome: {
    key: 'meeting_id',
    person: 'unmet meeting',
    colleague: 'met meeting, unmet meeting',
    team: 'met meeting, unmet meeting',
    coordinator: 'met meeting, unmet meeting',
  },
  meeting_nudge: {
    key: 'meeting_id',
    person: 'unmet meeting',
    member: 'met meeting, unmet meeting',
    colleague: 'met meeting, unmet meeting',
    team: 'met meeting, unmet meeting',
    coordinator: 'met meeting, unmet meeting',
  },
  promise_nudge: ofBothSides,
  // Two of each introduction: one from before the employer knew who the candidate is.
  message: {
    key: 'introduction_id',
    person: 'introduction, introduction',
    member: 'accepted introduction',
    colleague: 'accepted introduction, accepted introduction, introduction, introduction',
    team: 'accepted introduction, accepted introduction, introduction, introduction',
    coordinator: 'accepted introduction, accepted introduction, introduction, introduction',
  },
  message_read: {
    key: 'introduction_id',
    person: 'introduction',
    member: 'accepted introduction',
    colleague: 'accepted introduction, introduction',
    team: 'accepted introduction, introduction',
    coordinator: 'accepted introduction, introduction',
  },
  message_link: { key: 'account_id', team: 'team, team' },
  case_note: { key: 'introduction_id', team: 'accepted introduction, introduction' },
  promise_lapse: { key: 'introduction_id', coordinator: 'accepted introduction, introduction' },
  introduction_milestone: ofBothSides,
  school_link: ofDesks,
  placement: {
    key: 'introduction_id',
    member: 'accepted introduction',
    colleague: 'accepted introduction',
    team: 'accepted introduction',
    coordinator: 'accepted introduction',
  },
  employer_claim: {
    key: 'id',
    member: 'claim',
    colleague: 'claim',
    team: 'claim',
    coordinator: 'claim',
  },
  deadline: { key: 'id', colleague: 'deadline', team: 'deadline', coordinator: 'deadline' },
  deadline_alert: { key: 'id', colleague: 'alert', team: 'alert', coordinator: 'alert' },
  alert_recipient: { key: 'id', colleague: 'told colleague', team: 'told team' },
  alert_news: { key: 'recipient_id', colleague: 'told colleague', team: 'told team' },
  lost_place: { key: 'place_id', colleague: 'open place', team: 'open place', coordinator: 'open place' },
  place_effort: { key: 'id', colleague: 'effort', team: 'effort', coordinator: 'effort' },
  digest: { key: 'account_id', team: 'team' },
  rescue_plan: { key: 'id', colleague: 'plan', team: 'plan', coordinator: 'plan' },
  rescue_step: { key: 'id', colleague: 'step', team: 'step', coordinator: 'step' },
  rescue_week: { key: 'plan_id', colleague: 'plan', team: 'plan', coordinator: 'plan' },
  rescue_set_aside: { key: 'id', colleague: 'set aside', team: 'set aside', coordinator: 'set aside' },
  openid_sign_in: { key: 'id' },
  openid_identity: { key: 'account_id', team: 'team' },
  openid_session: { key: 'session_id', team: 'team session' },
  objection: {
    key: 'candidate_id',
    person: 'candidate',
    colleague: 'candidate',
    team: 'candidate',
    coordinator: 'candidate',
  },
  case_grant: {
    key: 'candidate_id',
    person: 'candidate',
    colleague: 'candidate',
    team: 'candidate',
    coordinator: 'candidate',
    operator: 'candidate',
  },
  broken_glass: {
    key: 'candidate_id',
    person: 'candidate',
    colleague: 'candidate',
    team: 'candidate',
    coordinator: 'candidate',
    operator: 'candidate',
  },
  case_view: { key: 'candidate_id', person: 'candidate', team: 'candidate' },
  parental_agreement: {
    key: 'candidate_id',
    person: 'candidate',
    colleague: 'candidate',
    team: 'candidate',
    coordinator: 'candidate',
  },
  retention_warning: { key: 'candidate_id', person: 'candidate' },
  erasure_request: { key: 'account_id', team: 'team' },
  erasure: { key: 'id' },
  data_download: { key: 'account_id', team: 'team' },
  known_operation: { key: 'document', everybody: 'A operation, B operation' },
  notice_setting: { key: 'account_id', team: 'team' },
  notice: { key: 'account_id', team: 'team' },
  reminder_lead: { key: 'account_id', team: 'team' },
  place_reminder: { key: 'account_id', team: 'team' },
  place_link: { key: 'account_id', team: 'team', member: 'team' },
  lapse_feed: { key: 'account_id', team: 'team' },
  audit_person: { key: 'person_id' },
  audit_entry: { key: 'id', coordinator: 'entry' },
  audit_reason: { key: 'entry_id', coordinator: 'entry' },
  audit_seal: { key: 'entry_id', coordinator: 'entry' },
};
