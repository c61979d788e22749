import {
  choicesOf,
  howSoonByDefault,
  kindOfMail,
  kindsFor,
  noticeKindNames,
  noticeKinds,
  type NoticeMail,
} from './notice.js';

describe('the kinds of notice', () => {
  it('have each sort of mail in exactly one', () => {
    const mails: NoticeMail[] = noticeKindNames.flatMap((name) => [...noticeKinds[name].mails]);
    expect(new Set(mails).size).toBe(mails.length);
    for (const name of noticeKindNames)
      for (const mail of noticeKinds[name].mails) expect(kindOfMail(mail)).toBe(name);
  });

  it('are for those roles that hear of them', () => {
    expect(kindsFor(['CANDIDATE'])).toEqual([
      'INTRODUCTION_ANSWERS',
      'INTRODUCTION_OUTCOMES',
      'PROMISES',
      'MESSAGES',
      'PLACE_NEEDED',
      'NEW_MATCHES',
    ]);
    expect(kindsFor(['REFERRER'])).toEqual([]);
    expect(kindsFor(['EMPLOYER', 'ADVISER', 'CANDIDATE'])).toEqual(noticeKindNames);
  });

  it('can wait for a week when nothing depends on it', () => {
    expect(choicesOf('NEW_MATCHES')).toEqual(['NOW', 'DAILY', 'WEEKLY', 'NEVER']);
    expect(choicesOf('LAPSE_ALERTS')).toEqual(['NOW', 'DAILY', 'NEVER']);
    expect(choicesOf('PLACE_REMINDERS')).toEqual(['DAILY', 'NEVER']);
  });

  it.each([
    ['LAPSE_ALERTS', ['ADVISER'], 'DAILY'],
    ['CLAIMS', ['COORDINATOR'], 'DAILY'],
    ['CLAIMS', ['COORDINATOR', 'ADVISER'], 'NOW'],
    ['COLLEAGUES', ['ADVISER'], 'DAILY'],
    ['PLACES_CLOSED', [], 'NOW'],
  ] as const)('%s for %j is %s until they choose', (kind, roles, expected) => {
    expect(howSoonByDefault(kind, roles)).toBe(expected);
  });
});
