import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { settingsFrom, type RegionSettings, type SettingName } from './region-settings.js';

interface StoredSetting {
  regionCode: string;
  name: string;
  value: unknown;
}

/** What regions decided for themselves, by the day from which it counts. */
@Injectable()
export class SettingsRepository {
  /** A region's settings as they count on a day; today unless told otherwise. */
  async of(tx: Tx, regionCode: string, onDate: CalendarDate = tx.today): Promise<RegionSettings> {
    return (await this.ofRegions(tx, [regionCode], onDate)).get(regionCode) as RegionSettings;
  }

  /** The same for several regions in one statement. */
  async ofRegions(
    tx: Tx,
    regionCodes: readonly string[],
    onDate: CalendarDate = tx.today,
  ): Promise<Map<string, RegionSettings>> {
    const rows = await tx.query<StoredSetting>(
      `SELECT DISTINCT ON (region_code, name) region_code AS "regionCode", name, value FROM region_setting
       WHERE region_code = ANY($1::text[]) AND valid_from <= $2::date
       ORDER BY region_code, name, valid_from DESC`,
      [regionCodes, onDate],
    );
    return new Map(
      regionCodes.map((code) => [code, settingsFrom(rows.filter(({ regionCode }) => regionCode === code))]),
    );
  }

  /** Sets values from a day on; a value set before for that same day is replaced. */
  async set(
    tx: Tx,
    regionCode: string,
    validFrom: CalendarDate,
    values: Partial<RegionSettings>,
  ): Promise<void> {
    for (const [name, value] of Object.entries(values) as [SettingName, unknown][]) {
      await tx.execute(
        `INSERT INTO region_setting (region_code, name, valid_from, value) VALUES ($1, $2, $3, $4::jsonb)
         ON CONFLICT (region_code, name, valid_from) DO UPDATE SET value = excluded.value`,
        [regionCode, name, validFrom, JSON.stringify(value)],
      );
    }
  }
}
