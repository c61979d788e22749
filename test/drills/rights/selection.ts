import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { anyone } from './audience.js';
import { expectedFields } from './expected-fields.js';

/** What to ask of an object: its plain fields, and of its objects again. */
export interface Selection {
  readonly leaves: readonly string[];
  readonly objects: ReadonlyMap<string, Selection>;
}

const deepest = 5;
/** Of a list inside an answer so many: what leaks of one leaks of all, and lists in lists grow fast. */
export const ofEach = 3;
/** Arguments of fields inside an answer that cannot be left out. */
const required: Readonly<Record<string, string>> = { 'Place.distanceKm': '(fromPostcode4: "8011")' };

/**
 * Everything that can be reached from a type: of a type inside itself the plain fields, and of what is everybody's only
 * where it begins.
 */
export function allOf(schema: GraphQLSchema, type: GraphQLObjectType, only?: ReadonlySet<string>): Selection {
  const shared = new Map<string, boolean>();
  const isShared = (name: string, around: readonly string[] = []): boolean => {
    const known = shared.get(name);
    if (known !== undefined) return known;
    const inner = schema.getType(name);
    if (!isObjectType(inner) || around.includes(name)) return true;
    const answer = Object.values(inner.getFields()).every(
      (field) =>
        expectedFields.get(`${name}.${field.name}`) === anyone &&
        isShared(getNamedType(field.type).name, [...around, name]),
    );
    if (around.length === 0) shared.set(name, answer);
    return answer;
  };
  const select = (inner: GraphQLObjectType, around: readonly string[]): Selection => {
    const fields = Object.values(inner.getFields());
    const leaves = plainOf(inner);
    const objects = new Map<string, Selection>();
    for (const field of fields) {
      const target = getNamedType(field.type);
      if (!isObjectType(target) || around.length >= deepest) continue;
      if (around.includes(target.name)) {
        objects.set(nameWith(inner, field.name, around.length), {
          leaves: plainOf(target),
          objects: new Map(),
        });
        continue;
      }
      if (around.length > 1 && isShared(target.name)) {
        const first = Object.values(target.getFields()).find((each) => isLeafType(getNamedType(each.type)));
        if (first) objects.set(field.name, { leaves: [first.name], objects: new Map() });
        continue;
      }
      objects.set(nameWith(inner, field.name, around.length), select(target, [...around, target.name]));
    }
    return { leaves, objects };
  };
  const whole = select(type, [type.name]);
  return only ? onlyWith(type, whole, only) : whole;
}

const plainOf = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => nameWith(type, name));

function nameWith(type: GraphQLObjectType, field: string, depth = 0): string {
  const isPaged = depth > 0 && type.getFields()[field]?.args.some(({ name }) => name === 'first');
  return `${field}${required[`${type.name}.${field}`] ?? (isPaged ? `(first: ${ofEach})` : '')}`;
}

/** Leaves out every branch in which none of these fields (as `Type.field`) is. */
function onlyWith(type: GraphQLObjectType, selection: Selection, wanted: ReadonlySet<string>): Selection {
  const objects = new Map<string, Selection>();
  for (const [name, inner] of selection.objects) {
    const field = type.getFields()[name.split('(')[0] ?? ''];
    const target = field && getNamedType(field.type);
    if (!isObjectType(target)) continue;
    const kept = onlyWith(target, inner, wanted);
    const isWanted = wanted.has(`${type.name}.${field?.name}`) || wanted.has(target.name);
    if (isWanted || kept.objects.size > 0 || kept.leaves.some((leaf) => wanted.has(`${target.name}.${leaf}`)))
      objects.set(name, kept);
  }
  return { leaves: selection.leaves, objects };
}

/** Leaves out these fields (as `Type.field`), wherever they stand. */
export function without(
  type: GraphQLObjectType,
  { leaves, objects }: Selection,
  denied: ReadonlySet<string>,
): Selection {
  const isLeft = (name: string) => !denied.has(`${type.name}.${name.split('(')[0]}`);
  return {
    leaves: leaves.filter(isLeft),
    objects: new Map(
      [...objects]
        .filter(([name]) => isLeft(name))
        .map(([name, inner]) => {
          const target = getNamedType(type.getFields()[name.split('(')[0] ?? '']!.type);
          return [name, isObjectType(target) ? without(target, inner, denied) : inner];
        }),
    ),
  };
}

/** Only so many levels of it. */
export function shallow({ leaves, objects }: Selection, levels: number): Selection {
  const within = levels > 1 ? [...objects] : [];
  return { leaves, objects: new Map(within.map(([name, inner]) => [name, shallow(inner, levels - 1)])) };
}

/** The field, as `Type.field`, at which a path of an answer ends. */
export function fieldAt(root: GraphQLObjectType, path: readonly (string | number)[]): string {
  let type = root;
  let field = '';
  for (const name of path.filter((each) => typeof each === 'string')) {
    field = `${type.name}.${name}`;
    const target = getNamedType(type.getFields()[name]!.type);
    if (isObjectType(target)) type = target;
  }
  return field;
}

/** As GraphQL says it. */
export function written(selection: Selection): string {
  const objects = [...selection.objects].map(([name, inner]) => `${name} ${written(inner)}`);
  return `{ __typename ${[...selection.leaves, ...objects].join(' ')} }`;
}

/** The same in two parts, for a server that finds it too much at once; one part when it cannot be less. */
export function halves(selection: Selection): Selection[] {
  const objects = [...selection.objects];
  if (objects.length === 0) {
    const { leaves } = selection;
    if (leaves.length < 2) return [selection];
    const half = Math.ceil(leaves.length / 2);
    return [leaves.slice(0, half), leaves.slice(half)].map((part) => ({ leaves: part, objects: new Map() }));
  }
  if (objects.length === 1) {
    const [name, inner] = objects[0]!;
    const parts = halves(inner);
    return parts.length === 1
      ? [selection]
      : parts.map((part) => ({ leaves: selection.leaves, objects: new Map([[name, part]]) }));
  }
  const middle = Math.ceil(objects.length / 2);
  return [objects.slice(0, middle), objects.slice(middle)].map((part) => ({
    leaves: selection.leaves,
    objects: new Map(part),
  }));
}
