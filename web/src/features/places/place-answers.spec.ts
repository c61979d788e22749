import {
  answersOfPlace,
  inputOf,
  noAnswers,
  numberOf,
  timeOf,
  wrongIn,
  type PlaceAnswers,
} from './place-answers.js';

const complete: PlaceAnswers = {
  ...noAnswers,
  title: 'Leerling monteur',
  description: 'Je leert het vak op de bus.',
  creboCode: '25180',
  postcode4: '7511 AB',
  hoursPerWeek: '32,5',
  startsOn: '2027-02-01',
  wagePerHour: '14,71',
  usualStartTime: '7.30',
  lapsesOn: '2027-01-15',
};

it.each([
  ['14,71', 14.71],
  ['€ 14.71', 14.71],
  ['32', 32],
  ['', null],
  ['veel', null],
  ['-3', null],
])('reads %j as the number %j', (typed, number) => expect(numberOf(typed)).toBe(number));

it.each([
  ['7:30', '07:30'],
  ['7.30', '07:30'],
  ['0730', '07:30'],
  ['8 uur', '08:00'],
  ['24:00', null],
  ['7:75', null],
  ['vroeg', null],
])('reads %j as the time %j', (typed, time) => expect(timeOf(typed)).toBe(time));

describe('the form of a place', () => {
  it('can be sent when what is asked is there', () => {
    expect(wrongIn(complete)).toEqual([]);
    expect(inputOf(complete, null)).toMatchObject({
      postcode4: '7511',
      hoursPerWeek: 32.5,
      wagePerHour: 14.71,
      usualStartTime: '07:30',
      startsFrom: null,
      languageLevel: null,
      seats: 1,
    });
  });

  it.each<[keyof PlaceAnswers, string, string]>([
    ['title', ' ', 'title'],
    ['creboCode', '', 'creboCode'],
    ['postcode4', '751', 'postcode4'],
    ['hoursPerWeek', '7', 'hoursPerWeek'],
    ['hoursPerWeek', '41', 'hoursPerWeek'],
    ['seats', '1,5', 'seats'],
    ['seats', '0', 'seats'],
    ['wagePerHour', 'goed', 'wagePerHour'],
    ['startsFrom', '2027-02-02', 'startsFrom'],
    ['lapsesOn', '2027-02-02', 'lapsesAfterStart'],
    ['lapsesOn', '', 'lapsesOn'],
  ])('is sent back for %s %j', (field, typed, wrong) => {
    expect(wrongIn({ ...complete, [field]: typed })).toEqual([{ field, wrong }]);
  });

  it('shows a place as it was typed', () => {
    const { creboCode, ...rest } = inputOf(complete, null);
    const place = { ...noAnswers, ...rest, qualification: { creboCode } };
    expect(inputOf(answersOfPlace(place as never), null)).toEqual(inputOf(complete, null));
  });
});
