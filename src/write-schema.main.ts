import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { createApiServer } from './api-server.service.js';
import { projectRoot } from './platform/project-root.service.js';
import { printServedSchema } from './print-schema.js';

// The API is started whole, though nobody calls it: only then is its schema what it serves.
const app = await createApiServer({ ...process.env, PORT: '0', LOG_LEVEL: 'warn' });
await app.init();
const path = join(projectRoot, 'schema.graphql');
writeFileSync(path, printServedSchema(app.get(GraphQLSchemaHost).schema));
await app.close();
console.error(`▸ ${path}`);
