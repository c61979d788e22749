import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import type { RegionSettings } from './region-settings.js';
import { SettingsRepository } from './settings.repository.js';

/** The settings that count in a region today. */
@Injectable()
export class SettingsLoader extends BatchLoader<string, RegionSettings> {
  constructor(
    private readonly transaction: Transaction,
    private readonly settings: SettingsRepository,
  ) {
    super();
  }

  protected async batch(regionCodes: readonly string[]): Promise<RegionSettings[]> {
    const found = await this.transaction.read((tx) => this.settings.ofRegions(tx, regionCodes));
    return regionCodes.map((code) => found.get(code) as RegionSettings);
  }
}
