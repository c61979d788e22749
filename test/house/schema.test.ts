import { readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { printServedSchema } from '../../src/print-schema.js';
import { startApp, type TestApp } from '../support/app.js';
import { belowFloor } from './contract-floor.js';

const contractText = readFileSync('test/contract.graphql', 'utf8');

describe('the served schema', () => {
  let app: TestApp;
  let served: GraphQLSchema;
  beforeAll(async () => {
    app = await startApp();
    served = app.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => app.close());

  it('is the committed one ("npm run schema:write" writes it)', () => {
    expect(printServedSchema(served)).toBe(readFileSync('schema.graphql', 'utf8'));
  });

  it('holds the floor of the contract', () => {
    expect(belowFloor(buildSchema(contractText), served)).toEqual([]);
  });

  it('takes null for what has a default, as the contract does', async () => {
    const asked = await app.ask(
      '{ places(first: null, orderBy: null) { totalCount } qualifications(first: null) { name } }',
    );
    expect(asked.errors).toBeUndefined();
    expect(asked.data.qualifications).toHaveLength(20);
  });

  it('says of every operation what it does', () => {
    const operations = [served.getQueryType(), served.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    expect(operations.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });
});

describe('the comparison with the contract', () => {
  const faultsAfter = (from: string, to: string) => {
    expect(contractText).toContain(from);
    return belowFloor(buildSchema(contractText), buildSchema(contractText.replace(from, to)));
  };

  it('finds nothing in the contract itself', () => {
    expect(faultsAfter('scalar Date\n', 'scalar Date\n')).toEqual([]);
  });

  it.each([
    ['enum Party { CANDIDATE EMPLOYER', 'enum Party { CANDIDATE', 'Party.EMPLOYER is missing'],
    ['type Place {\n  id: ID!', 'type Place {', 'Place.id is missing'],
    ['seatsLeft: Int!', 'seatsLeft: Int', 'Place.seatsLeft is Int, not Int!'],
    ['publishedAt: DateTime\n', 'publishedAt: DateTime!\n', 'Place.publishedAt is DateTime!, not DateTime'],
    ['seats: Int! = 1', 'seats: Int! = 2', 'PlaceInput(seats) is Int! = 2, not Int! = 1'],
    ['seats: Int! = 1', 'seats: Int!', 'PlaceInput(seats) is Int!, not Int! = 1'],
    [
      'place(id: ID!): Place',
      'place(id: ID!, region: ID!): Place',
      'Query.place(region) is new and cannot be left out',
    ],
    ['place(id: ID!): Place', 'place(number: ID): Place', 'Query.place(id) is missing'],
    [
      'matches(first: Int = 3)',
      'matches(first: Int = 5)',
      'LapseAlert.matches(first) is Int = 5, not Int = 3',
    ],
    [
      'input PlaceInput {',
      'input PlaceInput { deskCode: ID!',
      'PlaceInput(deskCode) is new and cannot be left out',
    ],
    [
      'orderBy: PlaceOrder = LAPSES_ON',
      'orderBy: PlaceOrder = NEWEST',
      'Query.places(orderBy) is PlaceOrder = NEWEST, not PlaceOrder = LAPSES_ON',
    ],
    ['scalar DateTime', 'enum DateTime { NOW }', 'DateTime is a GraphQLEnumType, not a GraphQLScalarType'],
  ])('sees "%s" become "%s"', (from, to, fault) => {
    expect(faultsAfter(from, to)).toEqual([fault]);
  });

  it('lets the schema add what can be left out', () => {
    expect(
      faultsAfter('input PlaceInput {', 'input PlaceInput { wagePerHour: Float deskCode: ID! = "x"'),
    ).toEqual([]);
    expect(faultsAfter('enum Role {', 'enum Role { GUIDE')).toEqual([]);
    expect(faultsAfter('place(id: ID!): Place', 'place(id: ID!, region: ID): Place')).toEqual([]);
  });
});
