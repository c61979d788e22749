import { defaultSettings, readSetting, settingNames, settingsFrom } from './region-settings.js';

describe('what a region decides', () => {
  it.each(settingNames)('has a default for %s that it could have set itself', (name) => {
    expect(readSetting(name, defaultSettings[name])).toEqual(defaultSettings[name]);
  });

  it('is the default where nothing was decided', () => {
    expect(settingsFrom([])).toEqual(defaultSettings);
    expect(settingsFrom([{ name: 'classReachKm', value: 25 }])).toEqual({
      ...defaultSettings,
      classReachKm: 25,
    });
    expect(settingsFrom([{ name: 'of a later version', value: 1 }])).toEqual(defaultSettings);
  });

  it('orders lead days, each once', () => {
    expect(readSetting('leadDays', [1, 14, 14, 30])).toEqual([30, 14, 1]);
  });

  it('orders the weeks of talks, each once, and lets papers be told on one day', () => {
    expect(readSetting('talkWeeks', [14, 2, 14])).toEqual([2, 14]);
    expect(readSetting('paperDays', [5, 5, 0])).toEqual([5, 5, 0]);
  });

  it('names every weight, absent ones as nothing', () => {
    const weights = readSetting('matchingWeights', { DISTANCE: 0.5, AVAILABILITY: 0.5 });
    expect(weights).toEqual({
      ...defaultSettings.matchingWeights,
      QUALIFICATION: 0,
      SECTOR: 0,
      DISTANCE: 0.5,
      AVAILABILITY: 0.5,
    });
  });

  it.each([
    ['leadDays', []],
    ['leadDays', [-1]],
    ['leadDays', [1.5]],
    ['leadDays', [366]],
    ['leadDays', '7'],
    ['matchingWeights', { DISTANCE: 0.9 }],
    ['matchingWeights', { DISTANCE: 1.5, SECTOR: -0.5 }],
    ['matchingWeights', { DISTANCE: 1, MOOD: 0 }],
    ['introductionOrder', 'EMPLOYER_FIRST'],
    ['answerWithinWorkingDays', 0],
    ['talkWeeks', []],
    ['talkWeeks', [0, 6]],
    ['talkWeeks', [27]],
    ['paperDays', [10, 5]],
    ['paperDays', [5, 10, 0]],
    ['acknowledgeWithinWorkingHours', 81],
    ['classReachKm', Number.NaN],
  ] as const)('refuses %s as %j', (name, value) => expect(readSetting(name, value)).toBeNull());

  it('takes weights that add to 1 as computers add', () => {
    expect(readSetting('matchingWeights', { SECTOR: 0.1, DISTANCE: 0.2, AVAILABILITY: 0.7 })).not.toBeNull();
  });
});
