import { given, type PersonalData } from '../platform/personal-data.js';

/** A company is no person, but the people who work there are: trainers are struck out by name. */
export const employersPersonalData: PersonalData = {
  rows: [
    {
      table: 'employer_claim',
      of: 't.email = ANY(:addresses)',
      give: {
        section: 'employerClaims',
        title: { nl: 'Bedrijven waarvoor u toegang vroeg', en: 'Companies you asked access for' },
        fields: {
          askedAt: given('t.created_at', 'Gevraagd', 'Asked'),
          company: given('t.company_name', 'Bedrijf', 'Company'),
          kvkNumber: given('t.kvk_number', 'KvK-nummer', 'Chamber of Commerce number'),
          approved: given('t.approved', 'Goedgekeurd', 'Approved'),
          reason: given('t.reason', 'Reden', 'Reason'),
        },
      },
      erase: 'ROW',
    },
  ],
  freeText: ['establishment.workplace_trainer', 'establishment.phone'],
  impersonal: {
    'of a company': [
      'employer.*',
      'accreditation.*',
      'establishment.name',
      'establishment.establishment_number',
    ],
    codes: ['establishment.postcode4'],
  },
};
