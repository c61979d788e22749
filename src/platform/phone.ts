import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number as it is dialled from anywhere; Dutch when it has no country. Null when nobody has such a number. */
export function phoneOf(text: string): string | null {
  const phone = parsePhoneNumberFromString(text, 'NL');
  return phone?.isValid() ? phone.number : null;
}
