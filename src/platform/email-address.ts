import { z } from 'zod';

/** Whether the text can be the address of a mailbox. Source: RFC 5321, at most 254 characters. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && z.email().safeParse(text).success;
}

/** What to do about a text that is no address. */
export const whatEmailAddress = {
  nl: 'Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.',
  en: 'This is no e-mail address. Write it as name@example.com.',
};
