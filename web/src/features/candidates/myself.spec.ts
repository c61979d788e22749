import { addYears, formatISO, subDays } from 'date-fns';
import { questionOf, questionsFor } from './myself.js';

it.each([
  [['input', 'name'], 'naam'],
  [['input', 'birthDate'], 'geboortedatum'],
  [['input', 'postcode4'], 'woonplaats'],
  [['input', 'wish', 'postcode4'], 'waar'],
  [['input', 'parent', 'name'], 'ouder'],
  [['input', 'wish', 'creboCodes', '0'], 'werk'],
  [['input', 'wish', 'mboLevels'], 'diploma'],
  [['input', 'wish', 'languageLevel'], 'wanneer'],
  [['input', 'legalBasis', 'textVersion'], 'toestemming'],
  [['input'], null],
])('finds the question for %j', (path, question) => expect(questionOf(path)).toBe(question));

it('asks for a parent of who is not yet 16, and of nobody else', () => {
  const born = (years: number, days = 0): string =>
    formatISO(subDays(addYears(new Date(), -years), days), { representation: 'date' });
  const asksParent = (birthDate: string): boolean => questionsFor({ birthDate }).includes('ouder');
  expect(asksParent('')).toBe(false);
  expect(asksParent(born(16, 2))).toBe(false);
  expect(asksParent(born(15))).toBe(true);
});
