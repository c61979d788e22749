import type { GraphQLSchema } from 'graphql';
import { together } from '../ask.js';
import { Findings, Found } from '../judge.js';
import { MutationDrill } from '../mutations.js';
import { QueryDrill } from '../queries.js';
import { Round } from '../round.js';
import { askForRows, noSettingLeft, openAllRows } from '../rows.js';
import { serve, type Copy, type Stage } from '../stage.js';
import { Things } from '../things.js';
import { guardFaults, loaderFaults, scopeFaults } from './code-faults.js';
import type { Fault } from './fault.js';
import { databaseFaults, settingFaults } from './database-faults.js';
import { matrixFaults } from './matrix-faults.js';
import { planted } from './plant.js';

/** Every fault there is: of the code, of the database, and of what lies between. */
export const allFaults: readonly Fault[] = [
  ...matrixFaults,
  ...guardFaults,
  ...scopeFaults,
  ...loaderFaults,
  ...databaseFaults,
  ...settingFaults,
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
  const copy = await stage.copy();
  const findings = new Findings(true);
  try {
    if (fault.sql) {
      await copy.owner.query(fault.sql);
      const things = await Things.of(copy.owner);
      await askForRows(copy.url, copy.owner, stage.viewers, things, findings);
    } else await askServer(stage, schema, fault, text, copy, findings);
    return null;
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    const { viewer, request, what } = findings.leaks[0]!;
    return `${viewer}: ${request.slice(0, 60)}: ${what}`.slice(0, 160);
  } finally {
    await copy.drop();
  }
}

/** A fault of the code is looked for with every row open: the database must not be what hides it. */
async function askServer(
  stage: Stage,
  schema: GraphQLSchema,
  { look }: Fault,
  text: unknown,
  copy: Copy,
  findings: Findings,
): Promise<void> {
  await openAllRows(copy.owner);
  const server = await serve(copy, text);
  try {
    const wanted = new Set(look.split(' '));
    const viewers = stage.viewers.filter(
      ({ name }) => !/other of Groningen|started of|accepted of Groningen/.test(name),
    );
    const database = copy.owner;
    const round = await Round.on({ ...stage, viewers, schema, url: server.url, database, findings, wanted });
    if (look.includes('Query.')) await new QueryDrill(round).run();
    if (look.includes('Mutation.')) await new MutationDrill(round, database).refusals();
    await noSettingLeft(server, findings);
  } finally {
    await server.stop();
  }
}
