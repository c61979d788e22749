import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/** Loads by key, one statement a batch, remembered for the length of one request. */
export abstract class BatchLoader<Key, Value, Context extends RequestContext = RequestContext> {
  private readonly loaders = new WeakMap<Context, DataLoader<Key, Value, unknown>>();

  /** The values in the order of the keys; an `Error` for a key fails that key alone. */
  protected abstract batch(keys: readonly Key[], context: Context): Promise<ArrayLike<Value | Error>>;

  /** What makes two keys the same, for keys that are objects. */
  protected identity(key: Key): unknown {
    return key;
  }

  load(context: Context, key: Key): Promise<Value> {
    return this.of(context).load(key);
  }

  loadMany(context: Context, keys: readonly Key[]): Promise<Value[]> {
    return Promise.all(keys.map((key) => this.of(context).load(key)));
  }

  /** Forgets what this request has loaded: after a change in the same request. */
  forget(context: Context): void {
    this.of(context).clearAll();
  }

  private of(context: Context): DataLoader<Key, Value, unknown> {
    let loader = this.loaders.get(context);
    if (!loader) {
      loader = new DataLoader((keys) => this.batch(keys, context), {
        cacheKeyFn: (key) => this.identity(key),
        maxBatchSize: 500,
      });
      this.loaders.set(context, loader);
    }
    return loader;
  }
}
