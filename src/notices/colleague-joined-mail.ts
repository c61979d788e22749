import type { Invitation } from '../access/invitation.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

/** The words to who invited somebody that they accepted. */
export function colleagueJoinedMail(
  { role, organisation }: Pick<Invitation, 'role' | 'organisation'>,
  name: string,
  locale: Locale,
  publicUrl: string,
) {
  const url = `${publicUrl}/${role === 'EMPLOYER' ? 'team' : 'mensen-en-rollen'}`;
  const words = {
    nl: {
      subject: `${name} heeft uw uitnodiging aangenomen`,
      text: `${name} hoort nu bij ${organisation} en kan meteen aan de slag.`,
      label: 'Bekijk wie erbij hoort',
      footer:
        'U krijgt deze mail omdat u de uitnodiging stuurde. Bij uw account kiest u of u dit wilt horen.',
    },
    en: {
      subject: `${name} accepted your invitation`,
      text: `${name} belongs to ${organisation} now and can start at once.`,
      label: 'See who belongs to it',
      footer:
        'You get this mail because you sent the invitation. In your account you choose whether to hear of this.',
    },
  }[locale];
  const { subject, text, label, footer } = words;
  return plainMail(locale, { subject, texts: [text], button: { label, url }, footer });
}
