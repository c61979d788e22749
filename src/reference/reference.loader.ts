import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import {
  ReferenceRepository,
  type Municipality,
  type Postcode,
  type Qualification,
  type Region,
  type Sector,
} from './reference.repository.js';

/** Loads rows of a list by code; an unknown code gives null. */
abstract class CodeLoader<Row> extends BatchLoader<string, Row | null> {
  constructor(
    private readonly transaction: Transaction,
    protected readonly reference: ReferenceRepository,
  ) {
    super();
  }

  protected abstract rows(tx: Tx, codes: readonly string[]): Promise<Row[]>;
  protected abstract codeOf(row: Row): string;

  protected async batch(codes: readonly string[]): Promise<(Row | null)[]> {
    const rows = await this.transaction.read((tx) => this.rows(tx, codes));
    const byCode = new Map(rows.map((row) => [this.codeOf(row), row]));
    return codes.map((code) => byCode.get(code) ?? null);
  }
}

@Injectable()
export class RegionLoader extends CodeLoader<Region> {
  constructor(transaction: Transaction, reference: ReferenceRepository) {
    super(transaction, reference);
  }
  protected rows = (tx: Tx, codes: readonly string[]) => this.reference.regionsByCode(tx, codes);
  protected codeOf = (row: Region) => row.code;
}

@Injectable()
export class MunicipalityLoader extends CodeLoader<Municipality> {
  constructor(transaction: Transaction, reference: ReferenceRepository) {
    super(transaction, reference);
  }
  protected rows = (tx: Tx, codes: readonly string[]) => this.reference.municipalitiesByCode(tx, codes);
  protected codeOf = (row: Municipality) => row.code;
}

@Injectable()
export class PostcodeLoader extends CodeLoader<Postcode> {
  constructor(transaction: Transaction, reference: ReferenceRepository) {
    super(transaction, reference);
  }
  protected rows = (tx: Tx, codes: readonly string[]) => this.reference.postcodesByCode(tx, codes);
  protected codeOf = (row: Postcode) => row.pc4;
}

@Injectable()
export class SectorLoader extends CodeLoader<Sector> {
  constructor(transaction: Transaction, reference: ReferenceRepository) {
    super(transaction, reference);
  }
  protected rows = (tx: Tx, codes: readonly string[]) => this.reference.sectorsByCode(tx, codes);
  protected codeOf = (row: Sector) => row.code;
}

@Injectable()
export class QualificationLoader extends CodeLoader<Qualification> {
  constructor(transaction: Transaction, reference: ReferenceRepository) {
    super(transaction, reference);
  }
  protected rows = (tx: Tx, codes: readonly string[]) => this.reference.qualificationsByCode(tx, codes);
  protected codeOf = (row: Qualification) => row.creboCode;
}

/** The municipalities in use of a region, by name. */
@Injectable()
export class MunicipalitiesOfRegionLoader extends BatchLoader<string, Municipality[]> {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
  ) {
    super();
  }

  protected async batch(regionCodes: readonly string[]): Promise<Municipality[][]> {
    const rows = await this.transaction.read((tx) => this.reference.municipalitiesOfRegions(tx, regionCodes));
    return regionCodes.map((code) => rows.filter(({ regionCode }) => regionCode === code));
  }
}
