import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { AddOperator, addOperatorWork } from './access/add-operator.usecase.js';
import { actFor } from './platform/acting.service.js';
import { parseConfig } from './platform/config.js';
import { workReach } from './platform/reach.js';

const usage =
  'Zo: npm run operator:add -- naam@voorbeeld.nl [--name "Voornaam Achternaam"] / Give one e-mail address.';

/** Makes somebody an operator. Ends with 1 when that is no address. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { name: { type: 'string' } },
    allowPositionals: true,
  });
  const [email, ...more] = positionals;
  if (!email || more.length > 0) {
    console.error(usage);
    return 1;
  }
  const config = parseConfig(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.forCommands(config), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const { value, problems } = await actFor(workReach(addOperatorWork), () =>
      app.get(AddOperator, { strict: false }).execute(email, values.name ?? null),
    );
    if (!value) {
      console.error(problems.map(({ sentence }) => `${sentence.nl} / ${sentence.en}`).join('\n'));
      return 1;
    }
    const { account, isNew } = value;
    console.log(
      isNew
        ? `${account.email} is nu beheerder, en meldt zich aan op ${config.publicUrl}/aanmelden. / is an operator now, and signs in there.`
        : `${account.email} was al beheerder. Er is niets veranderd. / was an operator already. Nothing changed.`,
    );
    return 0;
  } finally {
    await app.close();
  }
}

process.exitCode = await main();
