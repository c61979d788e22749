import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { gapsIn } from '../drills/rights/expected-fields.js';

const written = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

describe('who may see what', () => {
  it('is written down, apart from the product, for every field and every mutation', () => {
    expect(gapsIn(buildSchema(written))).toEqual([]);
  });

  it('is asked for a field that nobody wrote down, in words that say where', () => {
    const more = written.replace('type Candidate {', 'type Candidate {\n  shoeSize: Int');
    expect(gapsIn(buildSchema(more))).toEqual([
      expect.stringMatching(/^Candidate\.shoeSize: .*expected\/candidates\.ts.*"shoeSize: <audience>"/),
    ]);
    expect(
      gapsIn(
        buildSchema(written.replace('type Subscription {', 'type Subscription {\n  placeFilled: Place')),
      ),
    ).toEqual([
      expect.stringMatching(
        /^Subscription\.placeFilled: say who may see it in test\/drills\/rights\/expected\/desk-work\.ts/,
      ),
    ]);
    expect(gapsIn(buildSchema(written.replace('\n  birthDate: Date!\n', '\n')))).toEqual([
      expect.stringMatching(/^CandidateDetails\.birthDate: is not in the schema any more/),
    ]);
  });
});
