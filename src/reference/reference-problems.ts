import { defineProblem } from '../platform/problem.js';

export const UNKNOWN_POSTCODE = defineProblem('UNKNOWN_POSTCODE', {
  nl: 'Deze postcode kennen we niet. Vul de vier cijfers in van de plek waar het werk is.',
  en: 'We do not know this postcode. Fill in the four digits of where the work is.',
});
export const UNKNOWN_QUALIFICATION = defineProblem('UNKNOWN_QUALIFICATION', {
  nl: 'Deze crebocode kennen we niet, of ze is beëindigd. Zoek de kwalificatie op naam; een projectleider kan een nieuwe toevoegen.',
  en: 'We do not know this CREBO code, or it has ended. Search the qualification by name; a coordinator can add a new one.',
});
