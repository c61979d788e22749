import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { VerifyAudit, type AuditVerdict } from './access/verify-audit.service.js';
import { actFor } from './platform/acting.service.js';
import { parseConfig } from './platform/config.js';
import { workReach } from './platform/reach.js';
import { Transaction } from './platform/transaction.service.js';
import { AuditAnchors } from './privacy/audit-anchors.service.js';

function describe({ chains, entries, reasonsUnproved, faults }: AuditVerdict, anchors: number): string {
  return [
    ...faults.map(
      ({ chain, sequence, entryId, fault }) =>
        `${chain} ${sequence ?? '?'} ${fault}${entryId ? ` (${entryId})` : ''}`,
    ),
    `${chains} ketens, ${entries} regels, ${anchors} bewaarde eindes, ${reasonsUnproved} redenen gewist: ${faults.length === 0 ? 'alles klopt' : `${faults.length} fouten`}.`,
  ].join('\n');
}

/** Proves the audit trail. Ends with 1 when anything is not as it was written. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, region: { type: 'string' } },
  });
  const app = await NestFactory.createApplicationContext(AppModule.forCommands(parseConfig(process.env)), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const { ends: anchors, unsigned } = await app.get(AuditAnchors, { strict: false }).read();
    const verdict = await actFor(workReach('verify-audit'), () =>
      app.get(Transaction).read((tx) => app.get(VerifyAudit).verify(tx, anchors, values.region ?? null)),
    );
    const { ends: _, ...told } = verdict;
    console.log(
      values.json
        ? JSON.stringify({ ...told, anchors: anchors.length, unsignedAnchors: unsigned })
        : describe(verdict, anchors.length),
    );
    return verdict.faults.length === 0 && unsigned === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
}

process.exitCode = await main();
