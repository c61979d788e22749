import type { ActorContext } from './access/current-actor.decorator.js';
import type { RateLimits } from './access/rate-limits.service.js';
import type { CostLimit } from './platform/query-limits.plugin.js';

/** Objects that one operation may ask for: of a visitor a page of places with all about them, of a desk its whole day. */
const mostCost = { visitor: 10_000, signedIn: 50_000 };
/** And in a minute, of everybody behind one address or of one person. */
const costPerMinute = { per: 'actor', times: 500_000, seconds: 60 } as const;

/** What an operation may cost, however it comes in. */
export const costLimit = (rateLimits: RateLimits): CostLimit<ActorContext> => ({
  mostFor: ({ actor }) => (actor.accountId ? mostCost.signedIn : mostCost.visitor),
  spend: ({ actor, source }, cost) =>
    rateLimits.spend('cost', costPerMinute, actor.accountId ?? source, cost),
});
