/** The one queue, and its keys in Redis: the braces keep them in one slot of a cluster. */
export const queueName = 'jobs';
export const queuePrefix = '{routekaart}';

/**
 * A job holds the id of a row and no more. It has no `jobId`: BullMQ drops a job whose id it remembers, also one that
 * failed, and whether something is done is known to the row alone. What a job itself fails at is recorded there, with
 * its attempts, its back-off (2ⁿ seconds, at most an hour) and, after twelve, its place among the dead letters; BullMQ
 * tries again only what could not even be recorded because the database was away, and a row comes back after that.
 */
export const jobOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { age: 24 * 3600, count: 1000 },
};

/**
 * A job whose worker was killed is given to another after 30 to 45 seconds. With BullMQ's own `maxStalledCount` of 1 a
 * second kill would fail it for good.
 */
export const workerOptions = {
  concurrency: 4,
  lockDuration: 30_000,
  stalledInterval: 15_000,
  maxStalledCount: 1000,
  drainDelay: 5,
};

/** A stopped Redis is waited for no longer than this; what was to be enqueued is done without it. Milliseconds. */
export const redisWithin = 3000;

/** Jobs that wait in Redis at most, so that an avalanche waits in PostgreSQL. */
export const mostInQueue = 2000;
