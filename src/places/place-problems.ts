import { defineProblem } from '../platform/problem.js';

export const NOT_ACCREDITED = defineProblem('NOT_ACCREDITED', {
  nl: 'Het leerbedrijf heeft voor deze kwalificatie (nog) geen erkenning die dit toelaat. Vraag de erkenning aan bij SBB, of bel het loket: een adviseur kan instaan voor een erkenning die is aangevraagd.',
  en: 'The employer has no accreditation for this qualification that allows this (yet). Apply for it at SBB, or call the desk: an adviser can vouch for an accreditation that is applied for.',
});
export const LAPSES_IN_PAST = defineProblem('LAPSES_IN_PAST', {
  nl: 'De vervaldatum is al voorbij. Kies vandaag of een latere dag.',
  en: 'The lapse date is past. Choose today or a later day.',
});
export const LAPSES_AFTER_START = defineProblem('LAPSES_AFTER_START', {
  nl: 'De vervaldatum ligt na de startdatum. De plek moet vóór de start gevuld zijn.',
  en: 'The lapse date is after the start date. The place must be filled before the start.',
});
export const NO_SEAT_LEFT = defineProblem('NO_SEAT_LEFT', {
  nl: 'Op deze leerbaan is geen plek meer vrij. Bekijk welke andere leerbanen passen.',
  en: 'No seat is left on this place. See which other places fit.',
});

/** Why an adviser cannot enter a place there. */
export const otherRegion = {
  nl: 'Deze postcode ligt buiten uw regio. Geef de plek door aan het loket van die regio.',
  en: 'This postcode is outside your region. Pass the place on to the desk of its region.',
};
