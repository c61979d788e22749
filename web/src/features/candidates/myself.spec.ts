import { questionOf } from './myself.js';

it.each([
  [['input', 'name'], 'naam'],
  [['input', 'birthDate'], 'geboortedatum'],
  [['input', 'postcode4'], 'woonplaats'],
  [['input', 'wish', 'postcode4'], 'waar'],
  [['input', 'wish', 'creboCodes', '0'], 'werk'],
  [['input', 'wish', 'mboLevels'], 'diploma'],
  [['input', 'wish', 'languageLevel'], 'wanneer'],
  [['input', 'legalBasis', 'textVersion'], 'toestemming'],
  [['input'], null],
])('finds the question for %j', (path, question) => expect(questionOf(path)).toBe(question));
