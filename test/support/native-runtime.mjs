import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import JestRuntime from 'jest-runtime';
import { sourceMapOf } from './compiled.mjs';

register('./load-typescript.mjs', import.meta.url);

/** The classes of the language itself: String, Error, Map… */
const builtIn = runInNewContext('Object.getOwnPropertyNames(globalThis)').filter(
  (name) => typeof globalThis[name]?.prototype === 'object',
);

/** So that Jest tells the lines of what we wrote. */
class SourceMaps extends Map {
  get(url) {
    const [file] = url.split('?');
    return /^file:.*\.ts$/.test(file) ? sourceMapOf(fileURLToPath(file)) : undefined;
  }
}
const sourceMaps = new SourceMaps();

let loaded = 0;

/**
 * Lets Node itself load a test file and all it stands on. Jest's own loader loads the product anew for every file, which
 * takes longer than most files take to run; Node does it once in a worker. The test file itself is fresh every time.
 */
export default class NativeRuntime extends JestRuntime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    // Jest's matchers live in a world of their own; what they compare with is of the world of the tests.
    for (const name of builtIn) environment.global[name] = globalThis[name];
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    Object.assign(globalThis, globals);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(path) {
    loaded += 1;
    return import(`${pathToFileURL(path).href}?${loaded}`);
  }
}
