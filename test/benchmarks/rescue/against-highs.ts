import highsPackage from 'highs';
import { candidatesOf, none, type Market } from '../../../src/rescue-plans/market.js';

// Its module gives the function that loads it; its types, made for CommonJS, call that `default`.
const load = highsPackage as unknown as typeof highsPackage.default;

/** What HiGHS finds for a market: the same seats, limits and candidates as rows of a linear programme. */
export async function solvedByHighs(
  market: Market,
): Promise<{ objective: number; ms: number; status: string }> {
  const { room, above, from, place, worth } = market;
  const candidates = candidatesOf(market);
  const starts: number[] = [0];
  const indices: number[] = [];
  for (let candidate = 0; candidate < candidates; candidate++)
    for (let option = from[candidate]!; option < from[candidate + 1]!; option++) {
      const rows = [room.length + candidate];
      for (let node = place[option]!; node !== none; node = above[node]!) rows.push(node);
      indices.push(...rows.sort((one, other) => one - other));
      starts.push(indices.length);
    }
  const rowCount = room.length + candidates;
  const highs = await load();
  const model = highs.createModel({
    numCols: worth.length,
    numRows: rowCount,
    sense: highs.constants.objectiveSense.maximize,
    colCost: worth,
    colLower: new Float64Array(worth.length),
    colUpper: new Float64Array(worth.length).fill(1),
    rowLower: new Float64Array(rowCount).fill(-highs.infinity),
    rowUpper: Float64Array.from({ length: rowCount }, (_, row) => (row < room.length ? room[row]! : 1)),
    matrix: {
      format: 'csc',
      numRows: rowCount,
      numCols: worth.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  });
  try {
    model.options.set({ output_flag: false });
    // Only the solving counts: making the model is ours.
    const begun = performance.now();
    const { modelStatus } = model.run();
    const ms = performance.now() - begun;
    return { objective: model.getObjectiveValue(), ms, status: String(modelStatus) };
  } finally {
    model.dispose();
  }
}
