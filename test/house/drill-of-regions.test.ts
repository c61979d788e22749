import { drillRegions } from '../drills/regions/drill.js';
import type { Plant } from '../drills/regions/plant.js';

const say = () => undefined;

describe('a part of the drill of regions', () => {
  it('sees no row of anybody else over three connections, and every row of one’s own', async () => {
    const outcome = await drillRegions({ queries: 6_000, connections: 3, seed: 7, say });
    expect(outcome).toMatchObject({ foreignRows: 0, missingRows: 0, connections: 3 });
    // What it passed through on the way: without these it would prove little.
    const { emptyReachRefused, savepoints, beyond, errors, timeouts, cancelled, connectionsKilled } = outcome;
    for (const count of [
      emptyReachRefused,
      savepoints,
      beyond,
      errors,
      timeouts,
      cancelled,
      connectionsKilled,
    ])
      expect(count).toBeGreaterThan(0);
    expect(outcome.rowsSeen).toBeGreaterThan(5_000);
  });

  it.each<Plant>(['session-setting', 'beyond-left-open', 'rows-together'])(
    'is not blind: notices %s',
    async (plant) => {
      const { foreignRows } = await drillRegions({ queries: 600, connections: 2, seed: 7, plant, say });
      expect(foreignRows).toBeGreaterThan(0);
    },
  );
});
