import type { GraphQLSchema } from 'graphql';
import { together } from '../ask.js';
import { Findings, Found } from '../judge.js';
import { MutationDrill } from '../mutations.js';
import { QueryDrill } from '../queries.js';
import { Round } from '../round.js';
import { openAllRows } from '../rows.js';
import { serve, type Copy, type Stage } from '../stage.js';
import { guardFaults, loaderFaults, scopeFaults } from './code-faults.js';
import type { Fault } from './fault.js';
import { matrixFaults } from './matrix-faults.js';
import { planted } from './plant.js';

/** Every fault of the product's code. */
export const codeFaults: readonly Fault[] = [
  ...matrixFaults,
  ...guardFaults,
  ...scopeFaults,
  ...loaderFaults,
];

/** How many faults there were, and which of them nothing was noticed of. */
export interface Tried {
  readonly tried: number;
  readonly missed: readonly string[];
}

/**
 * Puts each fault into a product of its own, with every row open to it: the database must not be what hides a fault of
 * the code. Caught is a fault of which the drill reports at least one leak.
 */
export async function tryFaults(
  stage: Stage,
  schema: GraphQLSchema,
  faults: readonly Fault[],
  say: (line: string) => void,
): Promise<Tried> {
  const missed: string[] = [];
  // So that a fault which cannot be planted any more is told before anything else is done.
  const texts = new Map(faults.map((fault) => [fault, planted(fault)]));
  await together(
    faults,
    async (fault) => {
      const found = await foundOf(stage, schema, fault, texts.get(fault));
      if (found === null) missed.push(fault.name);
      say(found === null ? `  MISSED ${fault.name}` : `  caught ${fault.name} | ${found}`);
    },
    2,
  );
  return { tried: faults.length, missed };
}

/** The first leak in words; null when there is none. */
async function foundOf(
  stage: Stage,
  schema: GraphQLSchema,
  fault: Fault,
  text: unknown,
): Promise<string | null> {
  const copy: Copy = await stage.copy();
  try {
    await openAllRows(copy.owner);
    const server = await serve(copy, text);
    try {
      const findings = new Findings(true);
      const wanted = new Set(fault.look.split(' '));
      const viewers = stage.viewers.filter(
        ({ name }) => !/other of Groningen|started of|accepted of Groningen/.test(name),
      );
      const round = await Round.on({
        ...stage,
        viewers,
        schema,
        url: server.url,
        database: copy.owner,
        findings,
        wanted,
      });
      if (fault.look.includes('Query.')) await new QueryDrill(round).run();
      if (fault.look.includes('Mutation.')) await new MutationDrill(round, copy.owner).refusals();
      return null;
    } catch (error) {
      if (!(error instanceof Found)) throw error;
      const { viewer, request, what } = findings.leaks[0]!;
      return `${viewer}: ${request.slice(0, 60)}: ${what}`.slice(0, 160);
    } finally {
      await server.stop();
    }
  } finally {
    await copy.drop();
  }
}
