import { given, type PersonalData } from '../platform/personal-data.js';

export const privacyPersonalData: PersonalData = {
  rows: [
    {
      table: 'erasure_request',
      of: 't.account_id = ANY(:accounts) OR t.candidate_id = ANY(:candidates)',
      give: {
        section: 'erasureRequests',
        title: { nl: 'Uw verzoeken om te wissen', en: 'Your requests to be erased' },
        fields: {
          askedAt: given('t.asked_at', 'Gevraagd', 'Asked'),
          confirmedAt: given('t.confirmed_at', 'Bevestigd', 'Confirmed'),
          cancelledAt: given('t.cancelled_at', 'Ingetrokken', 'Cancelled'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'data_download',
      of: 't.account_id = ANY(:accounts)',
      give: {
        section: 'downloads',
        title: { nl: 'Uw downloads', en: 'Your downloads' },
        fields: {
          askedAt: given('t.asked_at', 'Gevraagd', 'Asked'),
          openedAt: given('t.opened_at', 'Geopend', 'Opened'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'retention_warning',
      of: 't.candidate_id = ANY(:candidates)',
      give: {
        section: 'retention',
        title: { nl: 'Wanneer uw gegevens gewist worden', en: 'When your data go' },
        fields: {
          goesOn: given('t.goes_on', 'Op', 'On'),
          warnedAt: given('t.warned_at', 'Verteld', 'Told'),
        },
      },
      erase: 'ROW',
    },
  ],
  impersonal: { 'ids of nobody': ['erasure.cause'] },
};
