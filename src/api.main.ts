import 'reflect-metadata';
import { createApiServer } from './api-server.service.js';
import { parseConfig } from './platform/config.js';

const app = await createApiServer(process.env);
await app.listen(parseConfig(process.env).port);
