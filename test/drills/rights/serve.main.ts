import 'reflect-metadata';
import { createApiServer } from '../../../src/api-server.service.js';

/**
 * The built API in a process of its own, for whoever started it over IPC: tells `{ url }` when it answers. With a
 * planted fault it is started with `--import plant.main.js`.
 */
const app = await createApiServer(process.env);
await app.listen(0, '127.0.0.1');
process.send?.({ url: (await app.getUrl()).replace('[::1]', '127.0.0.1') });
process.on('disconnect', () => process.exit());
