/** Which tables a piece of work opens as a whole, and why it cannot do with the rows of the person it works for. */
export interface Beyond {
  readonly tables: readonly string[];
  readonly why: string;
}

/**
 * Everything that goes beyond what the person it works for may see. The list is closed: `Tx.beyond` takes no other
 * name, and opens no other table. Whoever adds a line checks rights first, in code, and takes as few tables as will do.
 */
export const beyondWorks = {
  'recognise-session': {
    tables: ['session', 'account', 'role_grant'],
    why: 'Whose session a cookie belongs to is asked before anybody is known.',
  },
  'sign-in-by-openid': {
    tables: ['openid_sign_in', 'openid_identity', 'openid_session', 'session', 'account', 'role_grant'],
    why: 'Who comes back from a provider is a visitor until the identity it tells of has been looked up.',
  },
  'ask-sign-in': {
    tables: ['sign_in_request', 'account'],
    why: 'Somebody asks for a sign-in mail before anybody is known; the renewed link names its account.',
  },
  'sign-in': {
    tables: ['session', 'account', 'role_grant', 'sign_in_request', 'passkey', 'passkey_challenge'],
    why: 'A link, a code, a passkey or a provider says who somebody is: until then it is nobody.',
  },
  'change-email': {
    tables: ['account', 'email_change', 'sign_in_request'],
    why: 'A new address may belong to anybody; whoever confirms it is known by its token alone.',
  },
  'reset-second-step': {
    tables: ['account', 'role_grant', 'passkey', 'session'],
    why: 'A coordinator or operator, having recognised somebody, takes away passkeys that were lost.',
  },
  'enter-company': {
    tables: ['openid_session', 'employer', 'establishment', 'role_grant', 'account', 'employer_claim'],
    why: 'Who signed in for a company is no member yet; the provider told its KvK number, and only that one is looked up.',
  },
  'claim-employer': {
    tables: ['employer', 'employer_claim'],
    why: 'A visitor asks to act for a company; which desk decides follows from who knows its number, and is not told.',
  },
  'account-by-address': {
    tables: ['account'],
    why: 'Whether an address has an account is asked for somebody else; the answer is never shown.',
  },
  'move-candidate': {
    tables: ['candidate', 'case_team'],
    why: 'Who moves to another region takes the case along: the desk they leave and the one they come to are not theirs.',
  },
  'give-role': {
    tables: ['role_grant'],
    why: 'A role is given to another account; the use-case has checked who may give it.',
  },
  'who-holds-a-role': {
    tables: ['account', 'role_grant'],
    why: 'Whom to mail, and by what name colleagues are known, is asked across accounts.',
  },
  'use-invitation': {
    tables: ['invitation'],
    why: 'Whoever has the token of an invitation is not yet anybody of the team or desk.',
  },
  'manage-invitation': {
    tables: ['invitation'],
    why: 'An operator renews and takes back invitations to coordinators of every region; the use-case checks which.',
  },
  'watch-dead-letters': {
    tables: ['outbox_delivery', 'mail'],
    why: 'An operator tries again what was put aside; of a mail neither reader nor words are told.',
  },
  'see-failing-mail': {
    tables: ['mail'],
    why: 'Whoever may know an address is told whether the last mail to it arrived, and nothing of that mail.',
  },
  'record-bounce': {
    tables: ['mail'],
    why: 'The mail server hands in what comes back; it is nobody with rows, and is told nothing of the mail.',
  },
  'watch-service': {
    tables: ['mail', 'account', 'role_grant'],
    why: 'A coordinator sees how many mails to the desk were sent; which and what is not told.',
  },
  'stop-mail-by-link': {
    tables: ['account', 'role_grant', 'notice_setting', 'notice', 'mail'],
    why: 'Who follows the signed link of a mail stops that sort of mail without signing in.',
  },
  'stop-mail': {
    tables: ['mail'],
    why: 'Somebody who wants a sort of mail no more takes back what waits for their own address.',
  },
  'manage-people': {
    tables: ['account', 'role_grant', 'session', 'passkey', 'invitation', 'responsibility', 'adviser'],
    why: 'An operator gives and ends roles in every region; whose role ends is signed out by somebody else.',
  },
  'break-glass': {
    tables: ['candidate', 'wish'],
    why: 'An operator may break the glass of any case: until then it is not theirs to see.',
  },
  'is-introducible': {
    tables: ['legal_basis', 'objection'],
    why: 'Whether a candidate may still be introduced is asked by both sides; the ground itself is not told.',
  },
  'record-audit': {
    tables: ['audit_person', 'audit_entry', 'audit_reason'],
    why: 'The trail is written by everybody and read by hardly anybody.',
  },
  'read-audit': {
    tables: ['audit_person', 'account'],
    why: 'A coordinator reads who did what in their region; the trail itself holds only what stands for people.',
  },
  'watch-glass': {
    tables: ['audit_entry', 'audit_reason', 'audit_person', 'account'],
    why: 'An operator sees in every region who opened a case in an emergency, and why; the use-case leaves out whose.',
  },
  'watch-deadline': {
    tables: ['deadline', 'deadline_alert'],
    why: 'An employer who publishes a place starts the alerts of the desk, which the employer cannot read.',
  },
  'act-on-alert': {
    tables: [
      'deadline',
      'deadline_alert',
      'alert_recipient',
      'candidate',
      'wish',
      'case_team',
      'legal_basis',
      'notice_setting',
    ],
    why: 'Who hands an alert over puts it on the list of a colleague, of which they see nothing else.',
  },
  'propose-extension': {
    tables: ['notice_setting', 'notice'],
    why: 'An adviser asks the employer’s members, each in the way that member chose to be told, which only they see.',
  },
  'employer-by-number': {
    tables: ['employer'],
    why: 'A number is unique in the country: whether another region has it must be known, and is not told.',
  },
  'register-employer': {
    tables: ['employer', 'establishment'],
    why: 'What was just added is read back before it is anybody’s.',
  },
  'register-candidate': {
    tables: ['candidate', 'wish', 'legal_basis', 'case_team', 'parental_agreement'],
    why: 'A visitor is nobody yet; and an address that another region knows must not be told of.',
  },
  'answer-as-parent': {
    tables: [
      'parental_agreement',
      'candidate',
      'wish',
      'legal_basis',
      'case_team',
      'case_grant',
      'broken_glass',
    ],
    why: 'Who holds the link in a parent’s mail is nobody here, and says yes for one registration.',
  },
  'open-place-link': {
    tables: ['place_link', 'account', 'role_grant'],
    why: 'Who opens the link in a mail is nobody until the link says whose it is; then they act as that member alone.',
  },
  'hand-over-introduction': {
    tables: ['case_team', 'case_note'],
    why: 'Who hands a case over brings a colleague into the team, and leaves a note there even without being in it.',
  },
  'open-message-link': {
    tables: ['message_link', 'introduction', 'place', 'account', 'role_grant'],
    why: 'Who opens the link in a mail is nobody until the link says whose it is; then they act as that side alone.',
  },
  'open-lapse-feed': {
    tables: ['lapse_feed', 'account', 'role_grant'],
    why: 'A calendar asks by the secret in its address; then it reads as that member alone.',
  },
  'show-lapse-calendar': {
    tables: ['deadline', 'deadline_alert', 'reminder_lead', 'role_grant', 'account', 'notice_setting'],
    why: 'Who looks after a place sees which mails come of it, also those to colleagues and to the desk.',
  },
  'open-case': {
    tables: ['candidate'],
    why: 'An adviser of the region opens a case of which, until then, only the profile is theirs.',
  },
  'plan-country': {
    tables: ['rescue_plan', 'rescue_week', 'introduction'],
    why: 'A plan of the country is of no region: an operator asks for its figures, and sees no step and nobody.',
  },
  'broker-introduction': {
    tables: [
      'place',
      'candidate',
      'wish',
      'legal_basis',
      'introduction',
      'hesitation',
      'enrolment',
      'introduction_milestone',
      'placement',
    ],
    why: 'A candidate of one region on a place of another: both rows are locked, and what else runs for them ends.',
  },
  'make-ask': {
    tables: ['place', 'candidate', 'wish', 'legal_basis', 'introduction', 'placement', 'ask'],
    why: 'Whether two fit and nothing runs for them is asked by one of them; of the other nothing is told but a profile.',
  },
  'arrange-meeting': {
    tables: ['introduction', 'introduction_milestone', 'meeting_outcome'],
    why: 'When the sides arrange to meet, or one tells how it was, the route moves; each side’s words stay its own.',
  },
  'sign-agreement': {
    tables: ['candidate', 'wish'],
    why: 'Whether a parent signs a placement agreement follows from an age that is not told.',
  },
  'know-talks-held': {
    tables: ['support_talk'],
    why: 'A route is the same for both sides: which talks were held is told, not what was said in them.',
  },
  'answer-as-school': {
    tables: [
      'school_link',
      'introduction',
      'enrolment',
      'introduction_milestone',
      'place',
      'employer',
      'candidate',
      'wish',
      'legal_basis',
    ],
    why: 'Who holds the link in a college’s mail is nobody here, and answers for one introduction.',
  },
} as const satisfies Record<string, Beyond>;

export type BeyondWork = keyof typeof beyondWorks;

/** The tables of a piece of work. */
export function tablesBeyond(work: BeyondWork): readonly string[] {
  return beyondWorks[work].tables;
}
