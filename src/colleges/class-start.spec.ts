import { classStartProblems, enrolUntil, nextClassStart, type ClassStart } from './class-start.js';

const start = (change: Partial<ClassStart>): ClassStart => ({
  id: 'x',
  version: 1,
  college: 'ROC Voorbeeld',
  creboCode: '25357',
  town: 'Enschede',
  postcode4: '7511',
  regionCode: 'AM05',
  schoolDays: 'maandag',
  firstLessonOn: '2027-02-01',
  enrolBy: '2027-01-15',
  status: 'OPEN',
  checkedOn: '2026-11-21',
  ...change,
});
const today = '2026-11-21';

describe('the class a place aims for', () => {
  it.each<[string, Partial<ClassStart>[], string | undefined]>([
    ['is the first that begins', [{ id: 'later', firstLessonOn: '2027-03-01' }, { id: 'first' }], 'first'],
    [
      'is one that can be joined',
      [
        { id: 'full', status: 'FULL' },
        { id: 'off', status: 'NOT_RUNNING' },
        { id: 'open', firstLessonOn: '2027-08-30', enrolBy: null },
      ],
      'open',
    ],
    ['is not one whose enrolment is past', [{ id: 'past', enrolBy: '2026-11-20' }], undefined],
    ['may have its last day of enrolment today', [{ id: 'today', enrolBy: today }], 'today'],
    [
      'can be joined until the day before the first lesson when no day is said',
      [{ id: 'tomorrow', enrolBy: null, firstLessonOn: '2026-11-22' }],
      'tomorrow',
    ],
    [
      'cannot be joined on the day of the first lesson when no day is said',
      [{ id: 'today', enrolBy: null, firstLessonOn: today }],
      undefined,
    ],
    ['is nothing when there are no classes', [], undefined],
  ])('%s', (_, starts, id) => {
    expect(nextClassStart(starts.map(start), today)?.id).toBe(id);
  });

  it('proposes the day to enrol by, else the day before the first lesson', () => {
    expect(enrolUntil(start({}))).toBe('2027-01-15');
    expect(enrolUntil(start({ enrolBy: null, firstLessonOn: '2027-03-01' }))).toBe('2027-02-28');
  });
});

describe('a class start as it is typed', () => {
  it.each<[Partial<ClassStart>, string[]]>([
    [{}, []],
    [{ enrolBy: null }, []],
    [{ enrolBy: '2027-02-01', checkedOn: today }, []],
    [{ college: '' }, ['input.college']],
    [{ schoolDays: '' }, ['input.schoolDays']],
    [{ enrolBy: '2027-02-02' }, ['input.enrolBy']],
    [{ checkedOn: '2026-11-22' }, ['input.checkedOn']],
  ])('%p has problems at %p', (change, paths) => {
    expect(classStartProblems(start(change), today).map(({ path }) => path.join('.'))).toEqual(paths);
  });
});
