import type { ComponentType } from 'react';
import type { Role } from '../lib/session.js';

/** A screen of the product: its address, its code and texts (fetched when first opened), and who may open it. */
export interface Screen {
  path: string;
  /** Fetches the screen's module; the screen is its default export. */
  load: () => Promise<{ default: ComponentType }>;
  /** Files of `locales/<language>/` the screen takes its words from; `shell` is always there. */
  texts: readonly string[];
  /** Left out: anyone. */
  roles?: readonly Role[];
  /** For whoever is signed in, whatever their roles; `roles` then says nothing. */
  signedIn?: boolean;
  /** The key under `nav` in `shell.json`, for screens that stand in the menu; in the menu's order. */
  nav?: string;
}

export const candidate: readonly Role[] = ['CANDIDATE'];
export const employer: readonly Role[] = ['EMPLOYER'];
export const desk: readonly Role[] = ['ADVISER', 'COORDINATOR'];

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
    texts: ['matching', 'places'],
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
    path: '/vandaag',
    texts: ['lapse-alerts', 'brokering'],
    roles: desk,
    nav: 'today',
    load: () => import('../features/lapse-alerts/today-page.js'),
  },
  {
    path: '/voorstellen',
    texts: ['brokering'],
    roles: desk,
    nav: 'deskIntroductions',
    load: () => import('../features/introductions/desk-introductions-page.js'),
  },
  {
    path: '/voorstellen/:id',
    texts: ['brokering'],
    roles: desk,
    load: () => import('../features/introductions/desk-case-page.js'),
  },
  {
    path: '/kandidaten',
    texts: ['case-files'],
    roles: desk,
    nav: 'candidates',
    load: () => import('../features/candidates/candidate-list-page.js'),
  },
  {
    path: '/kandidaten/nieuw',
    texts: ['case-files', 'matching'],
    roles: desk,
    load: () => import('../features/candidates/register-candidate-page.js'),
  },
  {
    path: '/kandidaten/:id',
    texts: ['case-files', 'brokering', 'matching', 'places', 'my-privacy'],
    roles: desk,
    load: () => import('./case-file-page.js'),
  },
  {
    path: '/leerbanen-beheren',
    texts: ['desk-places', 'my-places'],
    roles: desk,
    nav: 'deskPlaces',
    load: () => import('../features/places/desk-places-page.js'),
  },
  {
    path: '/leerbanen-beheren/:id',
    texts: ['desk-places', 'my-places', 'brokering'],
    roles: desk,
    load: () => import('./desk-place-page.js'),
  },
  {
    path: '/importeren',
    texts: ['exchange'],
    roles: desk,
    nav: 'import',
    load: () => import('../features/exchange/place-lists-page.js'),
  },
  {
    path: '/importeren/:id',
    texts: ['exchange'],
    roles: desk,
    load: () => import('../features/exchange/place-list-page.js'),
  },
  {
    path: '/leerbedrijven',
    texts: ['desk-employers'],
    roles: desk,
    nav: 'employers',
    load: () => import('../features/employers/employer-search-page.js'),
  },
  {
    path: '/leerbedrijven/nieuw',
    texts: ['desk-employers'],
    roles: desk,
    load: () => import('../features/employers/new-employer-page.js'),
  },
  {
    path: '/leerbedrijven/:id',
    texts: ['desk-employers'],
    roles: desk,
    load: () => import('../features/employers/desk-employer-page.js'),
  },
  {
    path: '/startmomenten',
    texts: ['colleges'],
    roles: desk,
    nav: 'classStarts',
    load: () => import('../features/colleges/class-starts-page.js'),
  },
  {
    path: '/startmomenten/nieuw',
    texts: ['colleges'],
    roles: desk,
    load: () => import('../features/colleges/new-class-start-page.js'),
  },
  {
    path: '/kwalificaties',
    texts: ['qualifications'],
    roles: ['COORDINATOR'],
    nav: 'qualifications',
    load: () => import('../features/reference/qualifications-page.js'),
  },
  {
    path: '/dossier-in-nood',
    texts: ['my-privacy'],
    roles: ['OPERATOR'],
    nav: 'breakGlass',
    load: () => import('../features/candidates/break-glass-page.js'),
  },
  {
    path: '/regios',
    texts: ['people'],
    roles: ['OPERATOR'],
    nav: 'regions',
    load: () => import('../features/desks/regions-page.js'),
  },
  {
    path: '/mensen-en-rollen',
    texts: ['people', 'team'],
    roles: ['COORDINATOR', 'OPERATOR'],
    nav: 'people',
    load: () => import('../features/desks/people-page.js'),
  },
  {
    path: '/signalen/:id',
    texts: ['lapse-alerts', 'brokering'],
    roles: desk,
    load: () => import('../features/lapse-alerts/alert-page.js'),
  },
  {
    path: '/mijn-leerbanen',
    texts: ['my-places', 'answering'],
    roles: employer,
    nav: 'myPlaces',
    load: () => import('./my-places-page.js'),
  },
  {
    path: '/mijn-leerbanen/:id',
    texts: ['my-places', 'place-form', 'answering'],
    roles: [...employer, ...desk],
    load: () => import('./my-place-page.js'),
  },
  {
    path: '/leerbanen/nieuw',
    texts: ['place-form'],
    roles: [...employer, ...desk],
    load: () => import('../features/places/place-form-page.js'),
  },
  {
    path: '/leerbanen/:id/wijzigen',
    texts: ['place-form'],
    roles: [...employer, ...desk],
    load: () => import('../features/places/place-form-page.js'),
  },
  {
    path: '/voorstellen',
    texts: ['answering'],
    roles: employer,
    nav: 'employerIntroductions',
    load: () => import('../features/introductions/employer-introductions-page.js'),
  },
  {
    path: '/voorstellen/:id',
    texts: ['answering'],
    roles: employer,
    load: () => import('../features/introductions/employer-introduction-page.js'),
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
    path: '/inschrijven/:step?',
    texts: ['registration', 'matching'],
    load: () => import('../features/candidates/registration-page.js'),
  },
  {
    path: '/mijn-matches',
    texts: ['my-search', 'places', 'answering'],
    roles: candidate,
    nav: 'matches',
    load: () => import('./my-matches-page.js'),
  },
  {
    path: '/mijn-voorstellen',
    texts: ['answering'],
    roles: candidate,
    nav: 'introductions',
    load: () => import('../features/introductions/candidate-introductions-page.js'),
  },
  {
    path: '/mijn-voorstellen/:id',
    texts: ['answering'],
    roles: candidate,
    load: () => import('../features/introductions/candidate-introduction-page.js'),
  },
  // Where the button in a mail leads, for whoever reads it.
  {
    path: '/voorstellen/:id',
    texts: ['answering'],
    roles: candidate,
    load: () => import('../features/introductions/candidate-introduction-page.js'),
  },
  {
    path: '/mijn-wens/:step?',
    texts: ['my-search', 'matching'],
    roles: candidate,
    nav: 'myWish',
    load: () => import('../features/candidates/my-wish-page.js'),
  },
  {
    path: '/mijn-gegevens',
    texts: ['my-search', 'matching', 'registration', 'my-privacy'],
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
  { path: '*', texts: [], load: () => import('../ui/not-found-page.js') },
];
