import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { actFor } from '../platform/acting.service.js';
import { parseConfig } from '../platform/config.js';
import { createLog, NestLog } from '../platform/logger.service.js';
import { workReach } from '../platform/reach.js';
import { DemoModule } from './demo.module.js';
import { FillDemo } from './fill-demo.usecase.js';

const config = parseConfig(process.env);
if (!config.demo) {
  console.error(
    'In productie is er geen demo: zet ROUTEKAART_MODE=demo. / There is no demo in production: set ROUTEKAART_MODE=demo.',
  );
  process.exit(1);
}
const app = await NestFactory.createApplicationContext(AppModule.forCommands(config, [DemoModule]), {
  logger: new NestLog(createLog('warn', 'seed')),
  abortOnError: false,
});
const filled = await actFor(workReach('fill-demo'), () => app.get(FillDemo).execute());
console.log(filled ? 'De demoregio is gevuld. / The demo region is filled.' : 'De demoregio was al gevuld.');
await app.close();
