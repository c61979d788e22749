import { deskScreens } from './desk-screens.js';
import { candidate, desk, employer, type Screen } from './screen.js';

/**
 * Every screen, one line each. The menu follows from it: a visitor sees the public screens that have a `nav`, somebody
 * signed in sees those of their own role too. Public screens first, then each role's in the order of their day.
 */
export const screens: readonly Screen[] = [
  { path: '/', texts: ['home', 'places'], load: () => import('./home-page.js') },
  {
    path: '/leerbanen',
    texts: ['places'],
    nav: 'places',
    load: () => import('../features/places/place-search-page.js'),
  },
  { path: '/leerbanen/:id', texts: ['places'], load: () => import('../features/places/place-page.js') },
  {
    path: '/welke-plek-past/:step?',
    texts: ['matching', 'places', 'doors'],
    nav: 'wish',
    load: () => import('../features/matching/wish-page.js'),
  },
  {
    path: '/uitnodiging',
    texts: ['team'],
    load: () => import('../features/access/accept-invitation-page.js'),
  },
  {
    path: '/aanmelden',
    texts: ['access', 'openid'],
    load: () => import('../features/access/sign-in-page.js'),
  },
  {
    path: '/aanmelden/bevestigen',
    texts: ['access'],
    load: () => import('../features/access/confirm-sign-in-page.js'),
  },
  {
    path: '/ouder',
    texts: ['my-privacy', 'registration'],
    load: () => import('../features/candidates/parent-page.js'),
  },
  {
    path: '/aanmelden/openid/:provider',
    texts: ['openid'],
    load: () => import('../features/access/open-id-return-page.js'),
  },
  { path: '/koppelen', texts: ['openid'], load: () => import('../features/access/connect-page.js') },
  {
    path: '/namens-bedrijf',
    texts: ['company-sign-in'],
    load: () => import('../features/employers/company-sign-in-page.js'),
  },
  {
    path: '/leerbedrijf-aanmelden',
    texts: ['claims'],
    load: () => import('../features/employers/claim-company-page.js'),
  },
  {
    path: '/aanvraag-bevestigen',
    texts: ['claims'],
    load: () => import('../features/employers/confirm-claim-page.js'),
  },
  ...deskScreens,
  {
    path: '/mijn-leerbanen',
    texts: ['my-places', 'answering', 'strengths'],
    roles: employer,
    nav: 'myPlaces',
    load: () => import('./my-places-page.js'),
  },
  {
    path: '/mijn-leerbanen/:id',
    texts: ['my-places', 'place-form', 'doors', 'answering', 'brokering', 'asks', 'strengths'],
    roles: [...employer, ...desk],
    under: ['myPlaces', 'deskPlaces'],
    load: () => import('./my-place-page.js'),
  },
  {
    path: '/leerbanen/nieuw',
    texts: ['place-form', 'doors'],
    roles: [...employer, ...desk],
    under: ['myPlaces', 'deskPlaces'],
    load: () => import('../features/places/place-form-page.js'),
  },
  {
    path: '/leerbanen/:id/wijzigen',
    texts: ['place-form', 'doors'],
    roles: [...employer, ...desk],
    under: ['myPlaces', 'deskPlaces'],
    load: () => import('../features/places/place-form-page.js'),
  },
  {
    path: '/voorstellen',
    texts: ['answering', 'strengths'],
    roles: employer,
    nav: 'employerIntroductions',
    load: () => import('../features/introductions/employer-introductions-page.js'),
  },
  {
    path: '/voorstellen/:id',
    texts: ['answering', 'helping', 'meetings', 'papers', 'support', 'messages', 'strengths'],
    roles: employer,
    load: () => import('./employer-introduction-page.js'),
  },
  {
    path: '/verloopkalender',
    texts: ['lapse-calendar'],
    roles: employer,
    nav: 'lapseCalendar',
    load: () => import('../features/lapse-calendar/lapse-calendar-page.js'),
  },
  {
    path: '/mijn-bedrijf',
    texts: ['my-company', 'place-form'],
    roles: employer,
    nav: 'myCompany',
    load: () => import('../features/employers/my-company-page.js'),
  },
  {
    path: '/team',
    texts: ['team'],
    roles: employer,
    nav: 'team',
    load: () => import('../features/employers/team-page.js'),
  },
  {
    path: '/aanvragen',
    texts: ['claims'],
    roles: [...employer, ...desk],
    nav: 'claims',
    rare: true,
    load: () => import('../features/employers/claims-page.js'),
  },
  {
    path: '/inschrijven/:step?',
    texts: ['registration', 'matching'],
    load: () => import('../features/candidates/registration-page.js'),
  },
  {
    path: '/mijn-matches',
    texts: ['my-search', 'places', 'doors', 'answering', 'asks', 'strengths'],
    roles: candidate,
    nav: 'matches',
    load: () => import('./my-matches-page.js'),
  },
  {
    path: '/mijn-voorstellen',
    texts: ['answering', 'asks', 'strengths'],
    roles: candidate,
    nav: 'introductions',
    load: () => import('./my-introductions-page.js'),
  },
  {
    path: '/mijn-voorstellen/:id',
    texts: ['answering', 'helping', 'meetings', 'papers', 'support', 'messages', 'strengths'],
    roles: candidate,
    load: () => import('./candidate-introduction-page.js'),
  },
  // Where the button in a mail leads, for whoever reads it.
  {
    path: '/voorstellen/:id',
    texts: ['answering', 'helping', 'meetings', 'papers', 'support', 'messages', 'strengths'],
    roles: candidate,
    load: () => import('./candidate-introduction-page.js'),
  },
  {
    path: '/mijn-wens/:step?',
    texts: ['my-search', 'matching'],
    roles: candidate,
    nav: 'myWish',
    load: () => import('../features/candidates/my-wish-page.js'),
  },
  {
    path: '/plek-nodig',
    texts: ['my-search'],
    roles: candidate,
    under: ['myWish'],
    load: () => import('../features/candidates/my-need-page.js'),
  },
  {
    path: '/mijn-gegevens',
    texts: ['my-search', 'matching', 'registration', 'my-privacy', 'contact', 'strengths'],
    roles: candidate,
    nav: 'myData',
    load: () => import('../features/candidates/my-data-page.js'),
  },
  {
    path: '/aanmelden/tweede-stap',
    texts: ['access'],
    signedIn: true,
    load: () => import('../features/access/second-step-page.js'),
  },
  {
    path: '/account/e-mailadres',
    texts: ['account'],
    load: () => import('../features/access/confirm-address-page.js'),
  },
  {
    path: '/account',
    texts: ['account', 'access', 'privacy', 'openid', 'notices'],
    signedIn: true,
    load: () => import('./account-page.js'),
  },
  {
    path: '/account/wissen',
    texts: ['privacy'],
    signedIn: true,
    load: () => import('../features/privacy/confirm-erasure-page.js'),
  },
  {
    path: '/account/gegevens',
    texts: ['privacy'],
    signedIn: true,
    load: () => import('../features/privacy/fetch-data-page.js'),
  },
  {
    path: '/toegankelijkheid',
    texts: ['accessibility'],
    load: () => import('./accessibility-page.js'),
  },
  { path: '*', texts: [], load: () => import('../ui/not-found-page.js') },
];
