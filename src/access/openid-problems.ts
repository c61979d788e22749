import { defineProblem } from '../platform/problem.js';

export const OPENID_AWAY = defineProblem('OPENID_AWAY', {
  nl: 'Deze manier van aanmelden werkt op dit moment niet. Probeer het over een paar minuten opnieuw, of meld u aan met een link in uw mail.',
  en: 'This way of signing in does not work at the moment. Try again in a few minutes, or sign in with a link in your mail.',
});
export const OPENID_CANCELLED = defineProblem('OPENID_CANCELLED', {
  nl: 'U hebt het aanmelden afgebroken. Er is niets gebeurd. Probeer het opnieuw, of kies een andere manier.',
  en: 'You stopped signing in. Nothing has happened. Try again, or choose another way.',
});
export const OPENID_REFUSED = defineProblem('OPENID_REFUSED', {
  nl: 'Het aanmelden is niet gelukt: we konden het antwoord van de andere website niet vertrouwen. Begin opnieuw. Lukt het weer niet, bel dan het loket.',
  en: 'Signing in failed: we could not trust the answer of the other website. Begin again. If it fails again, call the service desk.',
});
export const OPENID_OVER = defineProblem('OPENID_OVER', {
  nl: 'Deze aanmelding is al gebruikt, verlopen, of in een andere browser begonnen. Begin hier opnieuw.',
  en: 'This sign-in has been used, has expired, or was begun in another browser. Begin again here.',
});
export const OPENID_LEVEL_TOO_LOW = defineProblem('OPENID_LEVEL_TOO_LOW', {
  nl: 'U meldde zich aan op een niveau dat hier niet genoeg is. Meld u opnieuw aan en kies een hoger niveau.',
  en: 'You signed in at a level that is not enough here. Sign in again and choose a higher level.',
});
export const OPENID_NO_COMPANY = defineProblem('OPENID_NO_COMPANY', {
  nl: 'We kregen geen KvK-nummer mee. Vraag de beheerder van uw bedrijf om een machtiging voor Routekaart, en probeer het opnieuw.',
  en: 'We got no Chamber of Commerce number. Ask who manages the mandates of your company for one for Routekaart, and try again.',
});
export const OPENID_ALREADY_CONNECTED = defineProblem('OPENID_ALREADY_CONNECTED', {
  nl: 'Dit aanmeldmiddel hoort al bij een ander account. Meld u daarmee aan, of koppel het daar eerst los.',
  en: 'This way of signing in belongs to another account already. Sign in with it, or disconnect it there first.',
});
export const OPENID_CONNECT_SAFELY = defineProblem('OPENID_CONNECT_SAFELY', {
  nl: 'Met uw rol koppelt u alleen nadat u ook de tweede stap hebt gezet. Meld u opnieuw aan, toon uw toegangssleutel als u die hebt, en probeer het dan.',
  en: 'Your role can only connect after the second step. Sign in again, show your passkey if you have one, and try then.',
});
