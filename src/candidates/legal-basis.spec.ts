import type { Sentence } from '../platform/locale.js';
import { consentTextNow, consentTexts } from './consent-text.js';
import { legalBasisOf, legalBasisProblems, type LegalBasisAsTyped, type Recorder } from './legal-basis.js';
import { registrationBasis } from './registration-basis.js';

const noor: Recorder = { isAdviser: true, name: 'Noor Adviseur' };
const self: Recorder = { isAdviser: false };
const problemsOf = (typed: LegalBasisAsTyped, recorder: Recorder) =>
  legalBasisProblems(legalBasisOf(typed, recorder), recorder, 'legalBasis').map(({ path }) => path.join('.'));

describe('the ground that is recorded', () => {
  it('is consent to the newest text, told at the desk by the adviser who records it', () => {
    expect(legalBasisOf({}, noor)).toEqual({
      basis: 'CONSENT',
      controller: null,
      informedBy: 'Noor Adviseur',
      informedHow: 'AT_THE_DESK',
      textVersion: consentTextNow().version,
    });
  });

  it('is read on the screen by who registers themselves, whatever they say', () => {
    expect(legalBasisOf({ informedBy: 'Noor Adviseur', informedHow: 'BY_PHONE' }, self)).toMatchObject({
      informedBy: 'Routekaart',
      informedHow: 'ON_SCREEN',
    });
  });

  it.each<[LegalBasisAsTyped, Recorder, string[]]>([
    [{}, noor, []],
    [{ basis: 'PUBLIC_TASK', informedBy: 'UWV', informedHow: 'ON_PAPER' }, noor, []],
    [{ basis: 'PUBLIC_TASK' }, self, ['legalBasis.basis']],
    [{ textVersion: '1999-01-01' }, noor, ['legalBasis.textVersion']],
    [{ informedBy: 'x'.repeat(201) }, noor, ['legalBasis.informedBy']],
  ])('%j: %#', (typed, recorder, problems) => {
    expect(problemsOf(typed, recorder)).toEqual(problems);
  });
});

describe('the ground of a registration', () => {
  it.each<[boolean, LegalBasisAsTyped | null, string | null, string[]]>([
    [false, null, null, []],
    [true, null, 'CONSENT', []],
    [true, { basis: 'CONSENT', informedHow: 'BY_PHONE' }, 'CONSENT', []],
    [false, { basis: 'PUBLIC_TASK' }, 'PUBLIC_TASK', []],
    [false, { basis: 'CONSENT' }, 'CONSENT', ['input.consentToMatching']],
    [true, { basis: 'PUBLIC_TASK' }, 'PUBLIC_TASK', ['input.consentToMatching']],
  ])('ticked: %s, recorded: %j', (consentToMatching, legalBasis, basis, problems) => {
    const registered = registrationBasis({ consentToMatching, legalBasis }, noor);
    expect(registered.basis?.basis ?? null).toBe(basis);
    expect(registered.problems.map(({ path }) => path.join('.'))).toEqual(problems);
  });
});

describe('published texts', () => {
  it('have a version each, in both languages', () => {
    expect(new Set(consentTexts.map(({ version }) => version)).size).toBe(consentTexts.length);
    for (const { title, question, paragraphs, uses } of consentTexts) {
      const words = Object.values(uses ?? {}).flatMap((use) => Object.values<Sentence>({ ...use }));
      for (const sentence of [title, question, ...paragraphs, ...words]) {
        expect(sentence.nl).toBeTruthy();
        expect(sentence.en).toBeTruthy();
      }
    }
  });
});
