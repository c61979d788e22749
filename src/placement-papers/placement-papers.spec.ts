import {
  paperChecklist,
  signatureProblems,
  signedInFullOn,
  signersNeeded,
  stepDue,
} from './placement-papers.js';

const all = ['STUDENT', 'EMPLOYER', 'SCHOOL'] as const;

it('asks a guardian of who is under 18 on the day of the start, and of nobody else', () => {
  expect(signersNeeded('2008-09-02', '2026-09-01')).toEqual([...all, 'GUARDIAN']);
  expect(signersNeeded('2008-09-01', '2026-09-01')).toEqual([...all]);
  const paths = (signer: 'GUARDIAN' | 'SCHOOL', signedOn: string) =>
    signatureProblems({ signer, signedOn }, all, '2026-08-20').map(({ path }) => path.join('.'));
  expect(paths('GUARDIAN', '2026-08-20')).toEqual(['signer']);
  expect(paths('SCHOOL', '2026-08-21')).toEqual(['signedOn']);
  expect(paths('SCHOOL', '2026-08-20')).toEqual([]);
});

it('is signed on the day of the last signature, and not before', () => {
  const signature = (signer: (typeof all)[number], signedOn: string) => ({ signer, signedOn });
  const two = [signature('STUDENT', '2026-08-01'), signature('SCHOOL', '2026-08-20')];
  expect(signedInFullOn(all, two)).toBeNull();
  expect(signedInFullOn(all, [...two, signature('EMPLOYER', '2026-08-10')])).toBe('2026-08-20');
});

it.each([
  ['ACTIVE', null, true],
  ['ACTIVE', '2026-09-01', true],
  ['ACTIVE', '2026-08-31', false],
  ['WITHDRAWN', null, false],
] as const)('an accreditation that is %s, to be reviewed on %s: %s', (status, reviewDueOn, isDone) => {
  const facts = { startsOn: '2026-09-01', hoursPerWeek: 32, leerbedrijfId: null, isAdmitted: true };
  const list = paperChecklist({ ...facts, accreditation: { status, reviewDueOn } });
  expect(Object.fromEntries(list.map((each) => [each.check, each.isDone]))).toEqual({
    SCHOOL: true,
    DATES: true,
    HOURS: true,
    COMPANY: false,
    ACCREDITATION: isDone,
  });
});

it('tells the sides, then the adviser, then the coordinator, each once; of what came together the last', () => {
  // A Tuesday; ten working days before it is a Tuesday two weeks earlier.
  const startsOn = '2026-09-01';
  expect(stepDue(startsOn, [10, 5, 0], [], '2026-08-17')).toBeNull();
  expect(stepDue(startsOn, [10, 5, 0], [], '2026-08-18')?.step).toBe('SIDES');
  expect(stepDue(startsOn, [10, 5, 0], ['SIDES'], '2026-08-24')).toBeNull();
  expect(stepDue(startsOn, [10, 5, 0], ['SIDES'], '2026-08-25')?.step).toBe('ADVISER');
  expect(stepDue(startsOn, [10, 5, 0], [], '2026-08-29')).toBeNull();
  expect(stepDue(startsOn, [11, 5, 0], [], '2026-08-17')?.step).toBe('SIDES');
  expect(stepDue(startsOn, [10, 5, 0], [], '2026-09-03')).toEqual({
    step: 'COORDINATOR',
    passedOver: ['SIDES', 'ADVISER'],
  });
  expect(stepDue(startsOn, [10, 5, 0], ['SIDES', 'ADVISER', 'COORDINATOR'], '2026-09-03')).toBeNull();
});
