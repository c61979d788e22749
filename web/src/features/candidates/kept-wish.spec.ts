import { answersOfWish, changedWish, type KeptWish } from './kept-wish.js';

const kept: KeptWish = {
  mboLevels: [2, 3],
  sectors: [{ code: 'handel' }],
  qualifications: [],
  postcode4: null,
  maxTravelKm: 15,
  region: { code: 'AM05' },
  availableFrom: null,
  maxHoursPerWeek: 32,
  languageLevel: 'B1',
};

describe('a kept wish', () => {
  it('travels from home when it names no other place', () => {
    expect(answersOfWish(kept, '7511')).toMatchObject({ postcode: '7511', km: 15, region: null });
  });

  it('keeps what the question does not ask when where was not changed', () => {
    const answers = { ...answersOfWish(kept, '7511'), levels: [2] };
    expect(changedWish(answers, kept, '7511')).toMatchObject({
      mboLevels: [2],
      postcode4: null,
      maxTravelKm: 15,
      regionCode: 'AM05',
    });
  });

  it('takes the new answer when where was changed', () => {
    const answers = { ...answersOfWish(kept, '7511'), km: 25 };
    expect(changedWish(answers, kept, '7511')).toMatchObject({
      postcode4: '7511',
      maxTravelKm: 25,
      regionCode: null,
    });
  });
});
