/** What the drill counted. */
export interface Tally {
  /** Questions that were put to tables, whatever came of them. */
  queries: number;
  transactions: number;
  rowsSeen: number;
  /** Rows that were not the asker's to see or change. Must be none. */
  foreignRows: number;
  /** Rows that were the asker's and did not come: somebody else's reach, narrower. Must be none. */
  missingRows: number;
  /** Questions of nobody, outside any transaction, that the database refused: all of them, or rows are foreign. */
  emptyReachRefused: number;
  rolledBack: number;
  errors: number;
  timeouts: number;
  cancelled: number;
  connectionsKilled: number;
  savepoints: number;
  beyond: number;
}

export function emptyTally(): Tally {
  return {
    queries: 0,
    transactions: 0,
    rowsSeen: 0,
    foreignRows: 0,
    missingRows: 0,
    emptyReachRefused: 0,
    rolledBack: 0,
    errors: 0,
    timeouts: 0,
    cancelled: 0,
    connectionsKilled: 0,
    savepoints: 0,
    beyond: 0,
  };
}
