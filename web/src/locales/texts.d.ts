import 'i18next';
import type access from './nl/access.json';
import type account from './nl/account.json';
import type answering from './nl/answering.json';
import type auditTrail from './nl/audit-trail.json';
import type brokering from './nl/brokering.json';
import type claims from './nl/claims.json';
import type caseFiles from './nl/case-files.json';
import type exchange from './nl/exchange.json';
import type doors from './nl/doors.json';
import type deskPlaces from './nl/desk-places.json';
import type deskEmployers from './nl/desk-employers.json';
import type colleges from './nl/colleges.json';
import type home from './nl/home.json';
import type lapseAlerts from './nl/lapse-alerts.json';
import type companySignIn from './nl/company-sign-in.json';
import type openid from './nl/openid.json';
import type matching from './nl/matching.json';
import type myCompany from './nl/my-company.json';
import type myPlaces from './nl/my-places.json';
import type myPrivacy from './nl/my-privacy.json';
import type mySearch from './nl/my-search.json';
import type placeForm from './nl/place-form.json';
import type places from './nl/places.json';
import type privacy from './nl/privacy.json';
import type qualifications from './nl/qualifications.json';
import type registration from './nl/registration.json';
import type retention from './nl/retention.json';
import type notices from './nl/notices.json';
import type people from './nl/people.json';
import type contact from './nl/contact.json';
import type strengths from './nl/strengths.json';
import type team from './nl/team.json';
import type weights from './nl/weights.json';
import type shell from './nl/shell.json';

/** Every file of texts, one line each: a key that does not exist is then a type error. Dutch is the measure. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      access: typeof access;
      account: typeof account;
      answering: typeof answering;
      'audit-trail': typeof auditTrail;
      brokering: typeof brokering;
      claims: typeof claims;
      'case-files': typeof caseFiles;
      exchange: typeof exchange;
      doors: typeof doors;
      'desk-places': typeof deskPlaces;
      'desk-employers': typeof deskEmployers;
      colleges: typeof colleges;
      home: typeof home;
      'lapse-alerts': typeof lapseAlerts;
      'company-sign-in': typeof companySignIn;
      openid: typeof openid;
      matching: typeof matching;
      'my-company': typeof myCompany;
      'my-places': typeof myPlaces;
      'my-privacy': typeof myPrivacy;
      'my-search': typeof mySearch;
      'place-form': typeof placeForm;
      places: typeof places;
      privacy: typeof privacy;
      qualifications: typeof qualifications;
      registration: typeof registration;
      retention: typeof retention;
      notices: typeof notices;
      people: typeof people;
      contact: typeof contact;
      strengths: typeof strengths;
      team: typeof team;
      weights: typeof weights;
      shell: typeof shell;
    };
  }
}
