import { answersOf, paramsOfAnswers } from '../candidates/wish-answers.js';
import { changedAnswers, type WishChange } from './changed-answers.js';

const none: WishChange = {
  mboLevel: null,
  regionCode: null,
  maxTravelKm: null,
  availableFrom: null,
  maxHoursPerWeek: null,
  languageLevel: null,
};
const near = answersOf(new URLSearchParams('niveaus=3&postcode=7511&km=15&uren=24&vanaf=2027-03-01&taal=A2'));
const inRegion = answersOf(new URLSearchParams('niveaus=3&regio=AM05'));

describe('answers with one change', () => {
  it.each<[Partial<WishChange>, string]>([
    [{ mboLevel: 2 }, 'niveaus=2,3&postcode=7511&km=15&vanaf=2027-03-01&uren=24&taal=A2'],
    [{ maxTravelKm: 22 }, 'niveaus=3&postcode=7511&km=22&vanaf=2027-03-01&uren=24&taal=A2'],
    [{ availableFrom: '2027-02-01' }, 'niveaus=3&postcode=7511&km=15&vanaf=2027-02-01&uren=24&taal=A2'],
    [{ maxHoursPerWeek: 28.5 }, 'niveaus=3&postcode=7511&km=15&vanaf=2027-03-01&uren=28.5&taal=A2'],
    [{ languageLevel: 'B1' }, 'niveaus=3&postcode=7511&km=15&vanaf=2027-03-01&uren=24&taal=B1'],
  ])('%j survive the address', (change, search) => {
    const changed = changedAnswers(near, { ...none, ...change });
    expect(changed).not.toBeNull();
    const params = changed ? paramsOfAnswers(changed) : new URLSearchParams();
    expect(decodeURIComponent(params.toString())).toBe(search);
    expect(answersOf(params)).toEqual(changed);
  });

  it('take another region, but not beside a distance', () => {
    expect(changedAnswers(inRegion, { ...none, regionCode: 'AM06' })?.region).toBe('AM06');
    expect(changedAnswers(near, { ...none, regionCode: 'AM06' })).toBeNull();
  });
});
