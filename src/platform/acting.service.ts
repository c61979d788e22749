import { AsyncLocalStorage } from 'node:async_hooks';
import { visitorReach, type Reach } from './reach.js';

/** Of one request, delivery, sweep or command: for whom it works. A request begins as a visitor's. */
export interface Acting {
  reach: Reach;
}

const current = new AsyncLocalStorage<Acting>();

/** Does the work for somebody: every transaction in it reaches their rows and no others. */
export function actFor<T>(reach: Reach, work: () => T): T {
  return current.run({ reach }, work);
}

/** Does the work as a visitor's, until `nowActsFor` says who it is. Once a request, around everything it does. */
export function actForVisitor<T>(work: () => T): T {
  return actFor(visitorReach, work);
}

/** From here on this request works for somebody who was recognised. Throws outside `actFor`. */
export function nowActsFor(reach: Reach): void {
  acting().reach = reach;
}

/** For whom the running work is done. Throws when nobody said. */
export function actingFor(): Reach {
  return acting().reach;
}

/** The running work, as one thing for as long as it lasts. Throws when nobody said for whom it is done. */
export function acting(): Acting {
  const acts = current.getStore();
  if (!acts) {
    throw new Error('Nobody said for whom this is done: wrap it in actFor(workReach("name"), …)');
  }
  return acts;
}
