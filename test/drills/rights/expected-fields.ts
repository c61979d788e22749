import { isObjectType, type GraphQLSchema } from 'graphql';
import type { Audience } from './audience.js';
import { access } from './expected/access.js';
import { candidates } from './expected/candidates.js';
import { deskWork } from './expected/desk-work.js';
import { employers } from './expected/employers.js';
import { mutations } from './expected/mutations.js';
import { meetings } from './expected/meetings.js';
import { openId } from './expected/openid.js';
import { privacy } from './expected/privacy.js';
import { reference } from './expected/reference.js';
import { remedies } from './expected/remedies.js';
import { teams } from './expected/teams.js';

const files = {
  access,
  candidates,
  'desk-work': deskWork,
  employers,
  meetings,
  openid: openId,
  privacy,
  reference,
  remedies,
  teams,
};

/** The audience of every field that somebody wrote down, as `Type.field`. */
export const expectedFields: ReadonlyMap<string, Audience> = new Map(
  Object.values(files).flatMap((types) =>
    Object.entries(types).flatMap(([type, lines]) =>
      Object.entries(lines).flatMap(([fields, audience]) =>
        fields.split(' ').map((field): [string, Audience] => [`${type}.${field}`, audience]),
      ),
    ),
  ),
);

const fileOf = (type: string) => Object.entries(files).find(([, types]) => type in types)?.[0];

/** Every field of the schema as `Type.field`, those of introspection left out. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.keys(isObjectType(type) ? type.getFields() : {}).map((field) => `${type.name}.${field}`),
    );
}

/** What nobody wrote an expectation for, and expectations of what is gone: each a sentence that says what to write. */
export function gapsIn(schema: GraphQLSchema): string[] {
  const fields = fieldsOf(schema);
  const known = new Set(fields);
  const missing = fields.flatMap((field) => {
    const [type = '', name = ''] = field.split('.');
    if (type === 'Mutation')
      return name in mutations
        ? []
        : [
            `${field}: say in test/drills/rights/expected/mutations*.ts on what it works and who may: "${name}: { … }"`,
          ];
    if (expectedFields.has(field)) return [];
    const file = fileOf(type) ?? '<noun>';
    return [
      `${field}: say who may see it in test/drills/rights/expected/${file}.ts, under ${type}: "${name}: <audience>" (audience.ts has them)`,
    ];
  });
  const stale = [...expectedFields.keys(), ...Object.keys(mutations).map((name) => `Mutation.${name}`)]
    .filter((field) => !known.has(field))
    .map((field) => `${field}: is not in the schema any more; take it out of test/drills/rights/expected/`);
  return [...missing, ...stale];
}
