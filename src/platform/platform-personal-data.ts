import { given, type PersonalData } from './personal-data.js';

/** Mail to a person is theirs; events and deliveries hold ids of rows and nothing else. */
export const platformPersonalData: PersonalData = {
  rows: [
    {
      table: 'mail',
      of: 'lower(t.to_address) = ANY(:addresses)',
      give: {
        section: 'mails',
        title: { nl: 'Mails die wij u stuurden', en: 'Mails we sent you' },
        fields: {
          writtenAt: given('t.created_at', 'Geschreven', 'Written'),
          sentAt: given('t.sent_at', 'Verstuurd', 'Sent'),
          to: given('t.to_address', 'Aan', 'To'),
          subject: given('t.subject', 'Onderwerp', 'Subject'),
          // A link that signs somebody in is no information about them, and dangerous in a file.
          text: given(
            `CASE WHEN t.kind = 'sign-in' THEN NULL ELSE regexp_replace(t.text, '(token|code)=[^[:space:]]+', '\\1=…', 'g') END`,
            'Tekst',
            'Text',
          ),
        },
      },
      erase: 'ROW',
    },
    // About them, to somebody else: a parent, or whoever reads mail at the address they meant to change to.
    { table: 'mail', of: 't.subject_id = ANY(:accounts || :candidates)', erase: 'ROW' },
  ],
  freeText: [
    'mail.subject',
    'mail.text',
    'mail.html',
    'mail.calendar',
    'mail.unsubscribe_url',
    'mail.last_error',
    'mail_route.name',
    'mail_route.last_error',
    'outbox_delivery.last_error',
  ],
  impersonal: {
    'computed of the address in the same row': ['mail.recipient', 'mail.domain'],
    'ids of rows only': ['outbox_event.payload', 'mail.message_id'],
    'names of our own': ['outbox_event.name', 'outbox_delivery.handler', 'mail.kind', 'mail.not_sent_why'],
    'status codes': ['mail.bounce_status'],
    'the product itself': [
      'worker_heartbeat.*',
      'demo_fill.*',
      'known_operation.*',
      'clock_offset.*',
      'migrations.*',
    ],
  },
};
