import { given, type PersonalData } from '../platform/personal-data.js';

/** On which day an agreement was signed is kept with the placement; whom we reminded goes. */
export const placementPapersPersonalData: PersonalData = {
  rows: [
    {
      table: 'agreement_signature',
      of: 't.introduction_id = ANY(:introductions)',
      give: {
        section: 'signatures',
        title: { nl: 'Wie uw praktijkovereenkomst tekende', en: 'Who signed your placement agreement' },
        fields: {
          signer: given('t.signer', 'Wie', 'Who'),
          signedOn: given('t.signed_on', 'Getekend op', 'Signed on'),
        },
      },
      erase: 'ROW',
    },
    { table: 'agreement_reminder', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
  ],
};
