import { serviceTrades } from './service-trades.js';
import { technicalTrades } from './technical-trades.js';
import type { Trade } from './trade.js';

/** All kinds of companies in the demo. */
export const trades: readonly Trade[] = [...technicalTrades, ...serviceTrades];
