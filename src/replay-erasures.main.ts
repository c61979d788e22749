import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { parseConfig } from './platform/config.js';
import { ErasureLedger } from './privacy/erasure-ledger.service.js';
import { ReplayErasures } from './privacy/replay-erasures.service.js';

/** Erases again, after a restore, who the ledger says was erased. Starting does it; so this tells what it came to. */
const app = await NestFactory.createApplicationContext(AppModule.forCommands(parseConfig(process.env)), {
  logger: ['error', 'warn'],
  abortOnError: false,
});
try {
  const { ledger, torn } = await app.get(ReplayErasures, { strict: false }).replay();
  const { path } = app.get(ErasureLedger, { strict: false });
  console.log(`${path}: ${ledger} wissingen, alle gedaan in deze database; ${torn} onleesbare regels.`);
  process.exitCode = torn === 0 ? 0 : 1;
} finally {
  await app.close();
}
