import { longestName, nameProblems } from './short-text.js';

const paths = (name: string | null, isNeeded: boolean) =>
  nameProblems('input.name', name, isNeeded).map(({ code, path }) => `${code} ${path.join('.')}`);

it.each([
  ['a'.repeat(longestName), true, []],
  [` ${'a'.repeat(longestName)} `, true, []],
  ['a'.repeat(longestName + 1), true, ['INVALID input.name']],
  ['a'.repeat(longestName + 1), false, ['INVALID input.name']],
  ['  ', true, ['INVALID input.name']],
  ['  ', false, []],
  [null, true, ['INVALID input.name']],
  [null, false, []],
])('judges %j (needed: %s)', (name, isNeeded, due) => {
  expect(paths(name, isNeeded)).toEqual(due);
});
