import { canReadOnFrom, newsKeptSeconds, readCursor, writeCursor } from './news-cursor.js';

const cursor = { transactionId: 812, id: 40, at: 1_795_000_000 };

it('is read as it was written', () => {
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

it.each(['', 'x', '1.2', '1.2.3.4', '-1.2.3', '1.2.3 ', '9999999999999999.1.1'])('is not %j', (text) => {
  expect(readCursor(text)).toBeNull();
});

it.each([
  ['just now', cursor.at, 812, true],
  ['just before it is forgotten', cursor.at + newsKeptSeconds - 61, 900, true],
  ['when it may have been forgotten', cursor.at + newsKeptSeconds - 60, 900, false],
  ['when time went back', cursor.at - 2, 900, false],
  ['when transactions were counted anew', cursor.at + 5, 811, false],
])('can be read on from %s: %s, %s, %s', (_, now, next, expected) => {
  expect(canReadOnFrom(cursor, now, next)).toBe(expected);
});
