import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import {
  INVALID,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { readSetting, type RegionSettings, type SettingName } from './region-settings.js';
import { SettingsRepository } from './settings.repository.js';

const fromToday = {
  nl: 'Kies vandaag of een latere dag: wat al gold, verandert niet meer.',
  en: 'Choose today or a later day: what counted already does not change any more.',
};
/** What a coordinator arranges for their own region. */
@Injectable()
export class ManageDesk {
  constructor(
    private readonly transaction: Transaction,
    private readonly settings: SettingsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Sets what is given from a day on; what counted before that day stays as it was. */
  changeSettings(
    actor: Actor,
    regionCode: string,
    validFrom: CalendarDate,
    values: Readonly<Partial<Record<SettingName, unknown>>>,
  ): Promise<Result<string>> {
    return this.onOwn(actor, regionCode, async (tx) => {
      const problems = validFrom < tx.today ? [problem(INVALID, 'validFrom', fromToday)] : [];
      const read: Partial<Record<SettingName, unknown>> = {};
      for (const [name, value] of Object.entries(values) as [SettingName, unknown][]) {
        read[name] = readSetting(name, value);
        if (read[name] === null) problems.push(problem(INVALID, `input.${name}`));
      }
      if (problems.length > 0) return problems;
      await this.settings.set(tx, regionCode, validFrom, read as Partial<RegionSettings>);
      await this.record(tx, actor, regionCode, { settings: Object.keys(read).join(' '), validFrom });
      return problems;
    });
  }

  private record(
    tx: Tx,
    actor: Actor,
    regionCode: string,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    const subject = { kind: 'REGION', id: regionCode } as const;
    const action = 'region.settings-changed';
    return this.audit.record(tx, { actor, action, subject, regionCode, why: null, details });
  }

  private onOwn(
    actor: Actor,
    regionCode: string,
    change: (tx: Tx) => Promise<Problem[]>,
  ): Promise<Result<string>> {
    return this.transaction.run(async (tx) => {
      if (!mayOn(actor, 'desk.manage', { regionCode })) return refuse(problem(NOT_FOUND, 'regionCode'));
      const problems = await change(tx);
      return problems.length > 0 ? refuse(...problems) : succeed(regionCode);
    });
  }
}
