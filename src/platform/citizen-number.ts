import type { Sentence } from './locale.js';

/** What people read who typed a citizen service number (BSN) into a text. */
export const withoutCitizenNumber: Sentence = {
  nl: 'Hier lijkt een burgerservicenummer (BSN) te staan. Dat mogen wij niet bewaren. Haal het nummer weg en probeer het opnieuw.',
  en: 'This seems to hold a citizen service number (BSN). We may not keep that. Take the number out and try again.',
};

/**
 * Whether a text holds what reads as a citizen service number: nine digits that pass the eleven-test, written as one
 * number or in groups with spaces, points or dashes between. Longer numbers (a phone number) and dates are none.
 * Source: Besluit BSN, art. 1; UAVG art. 46 forbids us to keep one.
 */
export function holdsCitizenNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '');
  for (const run of plain.match(/\d+(?:[\s.\-‐-―/_]{1,3}\d+)*/g) ?? []) {
    const groups = run.split(/\D+/);
    for (let first = 0; first < groups.length; first++) {
      let digits = '';
      for (let last = first; last < groups.length && digits.length < 9; last++) {
        digits += groups[last];
        if (digits.length === 9 && passesElevenTest(digits) && !holdsDate(groups.slice(first, last + 1)))
          return true;
      }
    }
  }
  return false;
}

/** Nine digits, weighed 9, 8 … 2 and −1, add to a multiple of eleven; nine zeros are nobody. */
function passesElevenTest(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0 && digits !== '000000000';
}

/** Whether three groups on end are a day, a month and a year, in Dutch or ISO order. */
function holdsDate(groups: readonly string[]): boolean {
  return groups.some((_, at) => {
    const [one = '', two = '', three = ''] = groups.slice(at, at + 3);
    const isMonth = /^\d{1,2}$/.test(two) && Number(two) >= 1 && Number(two) <= 12;
    const isDay = (text: string) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31;
    const isYear = (text: string) => /^(19|20)\d\d$/.test(text);
    return isMonth && ((isDay(one) && isYear(three)) || (isYear(one) && isDay(three)));
  });
}
