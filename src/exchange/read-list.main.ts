import { buffer } from 'node:stream/consumers';
import { readList } from './read-list.service.js';

// A process that knows nothing and may do nothing but this: a file in, its table or the reason against it out.
process.stdout.write(JSON.stringify(await readList(await buffer(process.stdin))));
