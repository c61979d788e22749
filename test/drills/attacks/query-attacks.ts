import { hasData, pick, post, statuses, type Attack, type Answer, type Field } from './attack.js';

const repeat = (times: number, part: (at: number) => string) =>
  Array.from({ length: times }, (_, at) => part(at)).join(' ');

/** Texts that are short to write and dear to answer, each in many sizes. */
const shapes: Record<string, (size: number) => { query: string; variables?: object }> = {
  deep: (size) => ({
    query: `{ place(id: 1) { ${'employer { places(first: 1) { nodes { '.repeat(2 + (size % 300))} id ${'} } }'.repeat(2 + (size % 300))} } }`,
  }),
  wide: (size) => ({ query: `{ ${repeat(9 + (size % 400), (at) => `r${at}: regions { code }`)} }` }),
  aliased: (size) => ({ query: `{ regions { ${repeat(16 + (size % 400), (at) => `c${at}: code`)} } }` }),
  'one field again': (size) => ({
    query: `{ ${repeat(4 + (size % 4), (at) => `p${at}: places { totalCount }`)} }`,
  }),
  'dear, written out': (size) => ({
    query: `{ places(first: 100) { nodes { employer { places(first: ${100 - (size % 5)}) { nodes { id employer { name } } } } } } }`,
  }),
  'dear, in variables': (size) => ({
    query: `query($a: Int, $b: Int = 100) { places(first: $a) { nodes { employer { places(first: $b) { nodes { id employer { name } } } } } } }`,
    variables: { a: 100 - (size % 5) },
  }),
  'fragments doubling': (size) => ({
    query: `{ place(id: 1) { ...F0 } } ${repeat(12 + (size % 30), (at) => `fragment F${at} on Place { ${at === 11 + (size % 30) ? 'employer { name }' : `...F${at + 1} ...F${at + 1}`} }`)}`,
  }),
  'fragments in a circle': (size) => ({
    query: `{ ...F0 } ${repeat(1 + (size % 9), (at) => `fragment F${at} on Query { ...F${(at + 1) % (1 + (size % 9))} viewer { id } }`)}`,
  }),
  'full of directives': (size) => ({
    query: `{ regions { code ${'@include(if: true) '.repeat(21 + (size % 200))} } }`,
  }),
  'very long': (size) => ({ query: `{ regions { code ${' name '.repeat(2000 + (size % 5000))} } }` }),
};

/** Queries made to be endless, batches, and looking for the schema. */
export async function queryAttacks({ open, closed, chance }: Field): Promise<Attack[]> {
  const attacks: Attack[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    const answers: Answer[] = [];
    for (let at = 0; at < 20; at++) answers.push(await post(open, shape(Math.floor(chance() * 10_000))));
    attacks.push({
      name: `queries: ${name}`,
      tried: answers.length,
      expected: 'refused before anything runs',
      seen: statuses(answers),
      succeeded: answers.filter((answer) => hasData(answer) || answer.status >= 500).length,
    });
  }
  attacks.push(await batches(open), await schemaHunt(open), await strangers({ closed, chance }));
  return attacks;
}

async function batches(app: Field['open']): Promise<Attack> {
  const answers: Answer[] = [];
  for (const size of [1, 2, 10, 100, 1000])
    answers.push(
      await post(
        app,
        Array.from({ length: size }, () => ({ query: '{ viewer { id } }' })),
      ),
    );
  return {
    name: 'queries: batched',
    tried: answers.length,
    expected: '400',
    seen: statuses(answers),
    succeeded: answers.filter(({ status, text }) => status !== 400 || text.includes('"data"')).length,
  };
}

async function schemaHunt(app: Field['open']): Promise<Attack> {
  const typos = [
    'viewr',
    'candidat',
    'placee',
    'employe',
    'introductoins',
    'placesForWis',
    'auditt',
    'rescuePlann',
  ];
  const texts = [
    '{ __schema { types { name } } }',
    '{ __type(name: "Candidate") { fields { name } } }',
    'query { a: __schema { queryType { name } } }',
    ...typos.map((typo) => `{ ${typo} { id } }`),
    '{ viewer { naem emial } }',
    '{ places(filter: { txt: "" }) { totalCount } }',
    'mutation { signIm(token: "x") { problems { code } } }',
  ];
  const answers: Answer[] = [];
  for (const query of texts) answers.push(await post(app, { query }));
  const told = answers.filter(({ text }) => /did you mean|"types"|"queryType"|"fields"\s*:/i.test(text));
  return {
    name: 'schema: introspection and hints',
    tried: answers.length,
    expected: 'refused, without a hint',
    seen: `${statuses(answers)}; ${told.length} with a hint`,
    succeeded: told.length,
  };
}

async function strangers({ closed, chance }: Pick<Field, 'closed' | 'chance'>): Promise<Attack> {
  const answers: Answer[] = [];
  for (let at = 0; at < 60; at++) {
    const query = `{ ${pick(chance, ['regions { code }', 'sectors { name }', 'viewer { id }'])} } # ${chance()}`;
    const hash = Array.from({ length: 64 }, () => pick(chance, [...'0123456789abcdef'])).join('');
    const persistedQuery = { version: 1, sha256Hash: hash };
    answers.push(
      await post(
        closed,
        at % 3 === 0
          ? { query }
          : at % 3 === 1
            ? { extensions: { persistedQuery } }
            : { query, extensions: { persistedQuery } },
      ),
    );
  }
  return {
    name: 'queries: of our own making, in production',
    tried: answers.length,
    expected: 'none answered: only our own pages’ operations are',
    seen: statuses(answers),
    succeeded: answers.filter(({ text }) => text.includes('"data"')).length,
  };
}
