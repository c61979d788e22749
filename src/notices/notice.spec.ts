import {
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
    expect(kindsFor(['CANDIDATE'])).toEqual(['INTRODUCTION_ANSWERS', 'INTRODUCTION_OUTCOMES']);
    expect(kindsFor(['REFERRER'])).toEqual([]);
    expect(kindsFor(['EMPLOYER', 'ADVISER'])).toEqual(noticeKindNames);
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
