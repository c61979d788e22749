import { given, type PersonalData } from '../platform/personal-data.js';

/** A desk's lists: the file is gone once it is read; what a report quotes of it is struck out by name. */
export const exchangePersonalData: PersonalData = {
  rows: [
    {
      table: 'place_list',
      of: 't.received_by = ANY(:accounts)',
      give: {
        section: 'placeLists',
        title: { nl: 'Lijsten die u inleverde', en: 'Lists you handed in' },
        fields: {
          fileName: given('t.file_name', 'Bestand', 'File'),
          receivedAt: given('t.received_at', 'Ontvangen', 'Received'),
        },
      },
    },
  ],
  freeText: ['place_list.file_name', 'place_list.report', 'place_list.failure', 'place_list.file'],
  impersonal: { codes: ['place_list.region_code', 'place_list.status'] },
};
