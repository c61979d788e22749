import { nextTalk, talkProblems, talksOf, talkStepDue, warnedSince, type TalkFacts } from './support-talk.js';

const begun: TalkFacts = { startsOn: '2026-08-31', weeks: [14, 2, 6], held: [], last: null };
const at = (instant: string) => new Date(instant);

describe('the talks of a placement', () => {
  it('are due so many weeks after the start, the first first', () => {
    expect(talksOf(begun).map(({ dueOn, isLast }) => [dueOn, isLast])).toEqual([
      ['2026-09-14', false],
      ['2026-10-12', false],
      ['2026-12-07', true],
    ]);
  });

  const second = { weeks: 6, heldOn: '2026-10-13' };
  it.each<[string, Partial<TalkFacts>, number | null]>([
    ['none was held', {}, 2],
    ['one in between was held', { held: [{ weeks: null, heldOn: '2026-09-15' }] }, 2],
    ['a later one was held: the earlier is let be', { held: [second] }, 14],
    ['week 8 came in place of week 6, which was held', { weeks: [2, 8, 14], held: [second] }, 8],
    ['the last is planned', { held: [second], last: { status: 'PLANNED', onDate: '2026-12-08' } }, 14],
    ['the last was held', { last: { status: 'DONE', onDate: '2026-12-08' } }, null],
    ['the last was skipped', { last: { status: 'SKIPPED', onDate: null } }, null],
    ['the day of the last was undone', { held: [{ weeks: 14, heldOn: null }] }, 2],
  ])('when %s', (_, facts, weeks) => expect(nextTalk({ ...begun, ...facts })?.weeks ?? null).toBe(weeks));

  it.each([
    [{ weeks: 2, heldOn: '2026-09-10' }, []],
    [{ weeks: null, heldOn: '2026-08-31' }, []],
    [{ weeks: 3, heldOn: '2026-09-10' }, ['weeks']],
    [{ weeks: 6, heldOn: '2026-09-10' }, ['weeks']],
    [{ weeks: 2, heldOn: '2026-08-30' }, ['heldOn']],
    [{ weeks: 2, heldOn: '2026-09-21' }, ['heldOn']],
  ])('lets %j be recorded but for %j', (talk, wrong) => {
    const facts = { ...begun, held: [{ weeks: 6, heldOn: '2026-09-09' }] };
    expect(talkProblems(talk, facts, '2026-09-20').map(({ path }) => path.join('.'))).toEqual(wrong);
  });
});

describe('a warning', () => {
  const said = { goes: 'GOES_BADLY' as const, saidAt: at('2026-09-20T22:30:00Z') };
  const talk = (heldOn: string | null, recordedAt: string) => ({ heldOn, recordedAt: at(recordedAt) });
  it.each([
    ['nothing was said', [], [], false],
    ['all is well', [{ ...said, goes: 'DOUBTS' as const }], [], false],
    ['it goes badly', [said], [], true],
    [
      'it goes badly, and later well',
      [said, { goes: 'GOES_WELL' as const, saidAt: at('2026-09-22T08:00:00Z') }],
      [],
      true,
    ],
    ['a talk followed', [said], [talk('2026-09-21', '2026-09-21T12:00:00Z')], false],
    [
      'a talk of the day before is written down late',
      [said],
      [talk('2026-09-20', '2026-09-22T08:00:00Z')],
      true,
    ],
    [
      'a talk of that day was recorded before it was said',
      [said],
      [talk('2026-09-21', '2026-09-20T22:10:00Z')],
      true,
    ],
    ['the day of the talk was undone', [said], [talk(null, '2026-09-22T08:00:00Z')], true],
  ])('stands when %s', (_, voices, talks, stands) =>
    expect(warnedSince(voices, talks)).toEqual(stands ? said.saidAt : null),
  );
});

it.each([
  ['2026-09-11', [], null],
  ['2026-09-14', [], 'DUE'],
  ['2026-09-15', ['DUE'], null],
  ['2026-09-18', [], 'DUE'],
  ['2026-09-19', [], null],
  ['2026-09-21', ['DUE'], 'OVERDUE'],
  ['2026-10-02', [], 'OVERDUE'],
  ['2026-10-02', ['OVERDUE'], null],
] as const)('on %s, after %j, of a talk of Monday 14 September is told %s', (today, told, step) =>
  expect(talkStepDue('2026-09-14', told, today)).toBe(step),
);
