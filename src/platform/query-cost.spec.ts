import { buildSchema, getOperationAST, parse } from 'graphql';
import { costOf } from './query-cost.js';

const schema = buildSchema(`
  type Query { places(first: Int = 20): Places! regions: [Region!]! place(id: ID!): Place matches(wish: String!, first: Int = 5): Matches }
  type Places { totalCount: Int! nodes: [Place!]! }
  type Matches { nodes: [Match!]! nearMisses: [Match!]! }
  type Match { place: Place! reasons: [Reason!]! score: Float! }
  type Reason { text: String! }
  type Region { code: ID! places(first: Int = 20): Places! }
  type Place { id: ID! title: String! distanceKm(from: String!): Float employer: Employer! }
  type Employer { name: String! places(first: Int = 20): Places! }
`);
const cost = (text: string, variables = {}, enough?: number) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  return operation ? costOf({ schema, document, operation, variables }, enough) : NaN;
};

describe('what an operation can cost', () => {
  it.each([
    ['one object', '{ place(id: 1) { id title } }', {}, 3],
    ['a page as long as its default', '{ places { nodes { id } } }', {}, 1 + 20],
    ['a page as it is asked', '{ places(first: 3) { nodes { id } } }', {}, 1 + 3 + 0],
    ['a page by variable', 'query($n: Int) { places(first: $n) { nodes { id } } }', { n: 50 }, 51],
    ['a variable left to its default', 'query($n: Int = 70) { places(first: $n) { nodes { id } } }', {}, 71],
    ['a variable left out', 'query($n: Int) { places(first: $n) { nodes { id } } }', {}, 21],
    ['a list that does not say its length', '{ regions { code } }', {}, 10],
    [
      'every list directly in a page',
      '{ matches(wish: "", first: 4) { nodes { score } nearMisses { score } } }',
      {},
      9,
    ],
    [
      'a list further down, for each row',
      '{ matches(wish: "", first: 4) { nodes { reasons { text } } } }',
      {},
      45,
    ],
    [
      'a leaf that works, for each row',
      '{ places(first: 9) { nodes { a: distanceKm(from: "1") b: distanceKm(from: "2") } } }',
      {},
      1 + 9 + 18,
    ],
    [
      'pages in pages',
      '{ places(first: 50) { nodes { employer { places(first: 40) { nodes { id } } } } } }',
      {},
      1 + 50 + 50 + 50 + 2000,
    ],
    [
      'a fragment as often as it is spread',
      '{ a: place(id: 1) { ...P } b: place(id: 2) { ...P } } fragment P on Place { employer { name } }',
      {},
      8,
    ],
    ['more rows than there may be', '{ places(first: 2000000000) { nodes { id } } }', {}, 101],
    ['less than no rows', '{ places(first: -5) { nodes { id } } }', {}, 101],
    ['nonsense for rows', 'query($n: Int) { places(first: $n) { nodes { id } } }', { n: { a: 1 } }, 101],
  ])('counts %s', (_, text, variables, expected) => expect(cost(text, variables)).toBe(expected));

  it('stops where it is enough, however much more there would be', () => {
    const doubling = Array.from({ length: 60 }, (_, at) =>
      at === 59
        ? `fragment F${at} on Place { id }`
        : `fragment F${at} on Place { ...F${at + 1} ...F${at + 1} }`,
    );
    expect(cost(`{ place(id: 1) { ...F0 } } ${doubling.join(' ')}`, {}, 1000)).toBeGreaterThan(1000);
  });
});
