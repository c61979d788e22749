import { defineProblem } from '../platform/problem.js';

export const LINK_USED_OR_EXPIRED = defineProblem('LINK_USED_OR_EXPIRED', {
  nl: 'Deze link is al gebruikt of verlopen. Vraag een nieuwe link aan.',
  en: 'This link has been used or has expired. Ask for a new link.',
});
export const ASKED_ELSEWHERE = defineProblem('ASKED_ELSEWHERE', {
  nl: 'Deze link is in een andere browser aangevraagd. Typ ook de zes cijfers uit dezelfde mail.',
  en: 'This link was asked for in another browser. Type the six digits from the same mail as well.',
});
export const CODE_WRONG = defineProblem('CODE_WRONG', {
  nl: 'Deze code klopt niet of werkt niet meer. Kijk in de nieuwste mail. Na vijf keer proberen vraagt u een nieuwe aan.',
  en: 'This code is not right or works no longer. Look in the newest mail. After five tries, ask for a new one.',
});
export const PASSKEY_UNKNOWN = defineProblem('PASSKEY_UNKNOWN', {
  nl: 'Deze passkey kennen we niet, of het duurde te lang. Probeer het opnieuw of gebruik de link in uw mail.',
  en: 'We do not know this passkey, or it took too long. Try again or use the link in your mail.',
});
export const SECOND_STEP_FIRST = defineProblem('SECOND_STEP_FIRST', {
  nl: 'Laat eerst de passkey zien die u al heeft. Daarna kunt u uw passkeys en gegevens wijzigen.',
  en: 'Show the passkey you already have first. After that you can change your passkeys and details.',
});
export const SIGN_IN_AGAIN = defineProblem('SIGN_IN_AGAIN', {
  nl: 'U bent hiervoor te lang geleden aangemeld. Meld u opnieuw aan met een nieuwe link en doe het dan meteen.',
  en: 'You signed in too long ago for this. Sign in again with a new link and do it straight away.',
});
export const LAST_PASSKEY = defineProblem('LAST_PASSKEY', {
  nl: 'Dit is uw enige passkey en uw werk vraagt er een. Voeg eerst een andere toe.',
  en: 'This is your only passkey and your work asks for one. Add another one first.',
});
