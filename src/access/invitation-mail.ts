import type { Locale, Sentence } from '../platform/locale.js';
import { invitationLastsDays, type Invitation } from './invitation.js';
import { plainMail } from '../platform/plain-mail.js';

/** What somebody becomes, as it stands in a sentence after "om" / "to be". */
const asWhat: Record<string, Sentence> = {
  ADMIN: { nl: 'als beheerder mee te werken', en: 'to join as an administrator' },
  MEMBER: { nl: 'mee te werken', en: 'to join the team' },
  ADVISER: { nl: 'als adviseur te werken', en: 'to work as an adviser' },
  COORDINATOR: { nl: 'als projectleider te werken', en: 'to work as a coordinator' },
  REFERRER: { nl: 'als doorverwijzer kandidaten aan te melden', en: 'to bring in candidates as a referrer' },
  SCHOOL_BROKER: {
    nl: 'als schoolmakelaar leerlingen aan te melden',
    en: 'to bring in pupils as a school broker',
  },
  OPERATOR: { nl: 'als beheerder van de installatie te werken', en: 'to work as an operator' },
};

/** The words of an invitation. It tells nothing of the organisation but its name, and nothing of who else is there. */
export function invitationMail(
  {
    role,
    memberRole,
    organisation,
    locale,
  }: Pick<Invitation, 'role' | 'memberRole' | 'organisation' | 'locale'>,
  url: string,
) {
  const what = (asWhat[memberRole ?? role] as Sentence)[locale];
  const words = {
    nl: {
      subject: `Uitnodiging van ${organisation} voor Routekaart`,
      text: `${organisation} nodigt u uit om ${what} in Routekaart. Routekaart brengt leerbanen en kandidaten bij elkaar.`,
      term: `De uitnodiging geldt ${invitationLastsDays} dagen en werkt één keer.`,
      label: 'Bekijk de uitnodiging',
      footer: 'Verwacht u deze mail niet? Dan hoeft u niets te doen. Zonder de knop gebeurt er niets.',
    },
    en: {
      subject: `Invitation of ${organisation} to Routekaart`,
      text: `${organisation} invites you ${what} in Routekaart. Routekaart brings learning places and candidates together.`,
      term: `The invitation is valid for ${invitationLastsDays} days and works once.`,
      label: 'See the invitation',
      footer:
        'You did not expect this mail? Then you need not do anything. Without the button nothing happens.',
    },
  } satisfies Record<Locale, unknown>;
  const { subject, text, term, label, footer } = words[locale];
  return plainMail(locale, { subject, texts: [text, term], button: { label, url }, footer });
}
