import { Injectable } from '@nestjs/common';
import { defaultSettings, type RegionSettings } from '../desks/region-settings.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Person } from './erased-person.js';
import { ErasuresRepository } from './erasures.repository.js';

/** How long a person's data are kept, by the setting of the region whose candidate they are. */
@Injectable()
export class PersonSettings {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly erasures: ErasuresRepository,
  ) {}

  async of(tx: Tx, person: Person): Promise<RegionSettings['retention']> {
    const [regionCode] = await this.erasures.regionsOf(tx, person);
    return regionCode ? (await this.settings.of(tx, regionCode)).retention : defaultSettings.retention;
  }
}
