import { endWithParent } from './end-with-parent.js';

// Loaded with `node --import` into whatever the launcher starts, so that it holds from the first moment of a process.
endWithParent();
