import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { parseConfig } from './platform/config.js';
import { createLog, NestLog } from './platform/logger.service.js';

const config = parseConfig(process.env);
const app = await NestFactory.createApplicationContext(AppModule.forWorker(config), {
  logger: new NestLog(createLog(config.logLevel, 'worker')),
  abortOnError: false,
});
app.enableShutdownHooks();
