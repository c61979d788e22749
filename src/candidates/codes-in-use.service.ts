import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { CodesInUse, Wish } from './wish.js';

/** Looks up the codes that a wish names. */
@Injectable()
export class CodesInUseLookup {
  constructor(private readonly reference: ReferenceRepository) {}

  /** Of the codes of the wish, and of a home besides: those in use. */
  async of(tx: Tx, wish: Wish, home: string | null = null): Promise<CodesInUse> {
    const sectors = await this.reference.sectors(tx);
    const regions = await this.reference.regions(tx);
    const qualifications = await this.reference.qualificationsByCode(tx, wish.creboCodes);
    const postcodes = new Map<string, string>();
    for (const pc4 of [wish.postcode4, home]) {
      const found = pc4 === null ? null : await this.reference.postcodeInUse(tx, pc4);
      if (found) postcodes.set(found.pc4, found.regionCode);
    }
    return {
      sectors: new Set(sectors.map(({ code }) => code)),
      regions: new Set(regions.map(({ code }) => code)),
      qualifications: new Set(
        qualifications.filter(({ endedOn }) => endedOn === null).map(({ creboCode }) => creboCode),
      ),
      postcodes,
    };
  }
}
