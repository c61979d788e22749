import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { anyone, type Node, type Thing, type Viewer } from './audience.js';
import { expectedFields } from './expected-fields.js';
import { ofEach } from './selection.js';
import type { Things } from './things.js';

/** What was seen that should not have been, or how many things there are that one should not know of. */
export interface Leak {
  readonly viewer: string;
  readonly request: string;
  readonly what: string;
}

/** The search is over: what was looked for is found. */
export class Found extends Error {}

/** What came of judging: how often a field was held against its audience, and who saw which field filled. */
export class Findings {
  checks = 0;
  /** @param enough ends the search at the first leak, with `Found` */
  constructor(private readonly enough = false) {}

  readonly leaks: Leak[] = [];
  /** Fields, as `Type.field`, that were filled for somebody who may see them: the drill is not blind there. */
  readonly filled = new Set<string>();

  leak(viewer: Pick<Viewer, 'name'>, request: string, what: string): void {
    this.leaks.push({ viewer: viewer.name, request, what });
    if (this.enough) throw new Found();
  }
}

/** Nothing: null, nothing in a list, or an object with nothing in it but zeros. */
function isNothing(value: unknown, name = ''): boolean {
  if (value === 0 && name.startsWith('total')) return true;
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every((each) => isNothing(each));
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(
    ([name, inner]) => name === '__typename' || inner === 0 || inner === false || isNothing(inner),
  );
}

/** Holds an answer, field by field, against who may see what. */
export class Judge {
  constructor(
    private readonly things: Things,
    private readonly findings: Findings,
  ) {}

  object(type: GraphQLObjectType, node: Node, viewer: Viewer, around: Thing | null, request: string): void {
    const thing = this.things.named(type.name, node) ?? around;
    for (const [name, value] of Object.entries(node)) {
      const field = type.getFields()[name];
      if (!field) continue;
      const path = `${type.name}.${name}`;
      this.findings.checks += 1;
      const audience = expectedFields.get(path) ?? anyone;
      if (!isNothing(value, name)) {
        if (audience(viewer, thing, node)) this.findings.filled.add(path);
        else
          this.findings.leak(viewer, request, `${path} of ${thing ? `${thing.kind} ${thing.id}` : 'nobody'}`);
      }
      this.value(field.type, value, viewer, thing, request);
    }
    this.total(type, node, viewer, request);
  }

  private value(
    type: GraphQLOutputType,
    value: unknown,
    viewer: Viewer,
    around: Thing | null,
    request: string,
  ): void {
    const bare = getNullableType(type);
    if (value === null || value === undefined) return;
    if (isListType(bare)) {
      for (const each of value as unknown[]) this.value(bare.ofType, each, viewer, around, request);
      return;
    }
    const target = getNamedType(type);
    if (isObjectType(target)) this.object(target, value as Node, viewer, around, request);
  }

  /** A page that holds all there is must count exactly what it shows: more tells of what one may not see. */
  private total(type: GraphQLObjectType, node: Node, viewer: Viewer, request: string): void {
    const { totalCount, nodes, pageInfo } = node;
    if (typeof totalCount !== 'number' || !Array.isArray(nodes)) return;
    this.findings.checks += 1;
    const isAll = (pageInfo as { hasNextPage?: boolean } | undefined)?.hasNextPage === false;
    const isCutShort = !isAll && nodes.length < Math.min(ofEach, totalCount);
    if ((isAll && totalCount !== nodes.length) || isCutShort)
      this.findings.leak(viewer, request, `${type.name}.totalCount says ${totalCount} of ${nodes.length}`);
  }
}
