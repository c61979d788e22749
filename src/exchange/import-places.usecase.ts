import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EmployersRepository } from '../employers/employers.repository.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import type { Table } from '../platform/table.js';
import { findColumns } from '../platform/table-column.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { PublishPlace } from '../places/publish-place.usecase.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { columns } from './place-list-column.js';
import { employerKey, judgeEmployers, type KnownEmployer } from './place-list-employer.js';
import {
  judgePlaceList,
  keysOf,
  withoutCitizenNumbers,
  type GoodRow,
  type Judgement,
} from './place-list-judgement.js';
import type { Known } from './place-list-row.js';
import { reportOf, type PlaceListReport } from './place-list.js';
import { readListApart } from './read-list-apart.service.js';

export interface ImportOptions {
  /** The desk's region; null when the list may hold places anywhere. */
  readonly regionCode: string | null;
  /** The adviser who handed the list in; null for a command. */
  readonly by?: string | null;
  readonly dryRun?: boolean;
  /** Hears how many places have been added. */
  readonly progress?: (done: number) => Promise<void>;
}

class DryRun extends Error {
  constructor(readonly report: PlaceListReport) {
    super('Nothing was changed');
  }
}

/**
 * Takes over a desk's own list: every good row becomes a published place, all in one transaction. Employers that are
 * not known yet are added as to be confirmed; the desk vouches for their accreditations.
 */
@Injectable()
export class ImportPlaces {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
    private readonly employers: EmployersRepository,
    private readonly places: PlacesRepository,
    private readonly publications: PublishPlace,
  ) {}

  /** Problems mean that the file as a whole cannot be read; then nothing was changed. */
  async execute(bytes: Uint8Array, options: ImportOptions): Promise<Result<PlaceListReport>> {
    try {
      return await this.transaction.run(async (tx) => {
        const result = await this.within(tx, bytes, options);
        if (options.dryRun && result.value) throw new DryRun(result.value);
        return result;
      });
    } catch (error) {
      if (error instanceof DryRun) return succeed(error.report);
      throw error;
    }
  }

  /** The same in the caller's transaction. */
  async within(tx: Tx, bytes: Uint8Array, options: ImportOptions): Promise<Result<PlaceListReport>> {
    // One list at a time: two lists may name the same unknown employer, or be the same list.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import-places'))`);
    const judged = await this.judge(tx, bytes, options.regionCode);
    if (judged.problems) return judged;
    const { report, good } = judged.value;
    await this.add(tx, good, options);
    return succeed(report);
  }

  /** Says what would become of each row, and changes nothing. */
  async judge(
    tx: Tx,
    bytes: Uint8Array,
    regionCode: string | null,
  ): Promise<Result<{ report: PlaceListReport; good: readonly GoodRow[] }>> {
    const { value: table, problems } = await readListApart(bytes);
    if (problems) return { problems };
    const positions = findColumns(table.header, columns);
    if (positions.problems) return positions;
    const [region = null] = regionCode ? await this.reference.regionsByCode(tx, [regionCode]) : [];
    if (regionCode && !region) return refuse(problem(INVALID, 'regionCode', unknownRegion));
    const known = await this.known(tx, region);
    const first = judgePlaceList(table, positions.value, known, await this.imported(tx, table));
    const all = judgeEmployers(first, cellsOf(table), await this.knownEmployers(tx, first));
    const judgement = { ...all, refused: withoutCitizenNumbers(all.refused, positions.value) };
    return succeed({
      report: reportOf(table.header.cells, table.rows.length, judgement),
      good: judgement.good,
    });
  }

  private async known(tx: Tx, region: Known['region']): Promise<Known> {
    const qualifications = await this.reference.qualificationsInUse(tx);
    const postcodes = await this.reference.postcodesInUse(tx);
    return {
      today: tx.today,
      region,
      qualifications: new Map(qualifications.map((each) => [each.creboCode, each])),
      postcodes: new Map(postcodes.map((each) => [each.pc4, each])),
    };
  }

  private async imported(tx: Tx, table: Table): Promise<Set<string>> {
    const keys = keysOf(table);
    const identities = await this.places.knownImports(tx, keys.map(identityOf));
    return new Set(keys.filter((key) => identities.has(identityOf(key))));
  }

  private async knownEmployers(tx: Tx, { good }: Judgement): Promise<Map<string, KnownEmployer>> {
    const ids = [...new Set(good.map(({ place }) => place.leerbedrijfId))];
    const employers = await this.employers.byLeerbedrijfIds(tx, ids);
    const accreditations = await this.employers.accreditationsOf(
      tx,
      employers.map(({ id }) => id),
    );
    return new Map(
      employers.map(({ id, kvkNumber, ...each }) => [
        keyOf(each),
        {
          kvkNumber,
          withdrawnFor: new Set(
            accreditations
              .filter(({ employerId, status }) => employerId === id && status === 'WITHDRAWN')
              .map(({ creboCode }) => creboCode),
          ),
        },
      ]),
    );
  }

  private async add(tx: Tx, good: readonly GoodRow[], { by = null, progress }: ImportOptions): Promise<void> {
    const employerIds = await this.addEmployers(tx, good);
    await this.stateAccreditations(tx, good, employerIds);
    let done = 0;
    for (const { place, key } of good) {
      const draft = await this.places.add(tx, {
        ...place,
        ...untold,
        employerId: employerIds.get(keyOf(place)) ?? '',
        createdBy: by,
        importIdentity: identityOf(key),
      });
      await this.publications.open(tx, draft);
      done += 1;
      if (done % 50 === 0) await progress?.(done);
    }
  }

  /** The ids of all employers in the rows, by region and leerbedrijf-ID; those that are new are added. */
  private async addEmployers(tx: Tx, good: readonly GoodRow[]): Promise<Map<string, string>> {
    const rows = new Map(good.toReversed().map(({ place }) => [keyOf(place), place]));
    const numbers = [...new Set(good.map(({ place }) => place.leerbedrijfId))];
    const known = await this.employers.byLeerbedrijfIds(tx, numbers);
    const ids = new Map(known.map((each) => [keyOf(each), each.id]));
    for (const [key, { employerName: name, kvkNumber, leerbedrijfId, regionCode }] of rows) {
      if (ids.has(key)) continue;
      const details = { name, kvkNumber, leerbedrijfId };
      const employer =
        (await this.employers.addOnce(tx, details, regionCode, 'TO_BE_CONFIRMED')) ??
        (await this.employers.byLeerbedrijfId(tx, regionCode, leerbedrijfId));
      ids.set(key, employer?.id ?? '');
    }
    const seen = new Set<string>();
    for (const { place } of good) {
      const { postcode4, establishmentNumber, workplaceTrainer } = place;
      const where = [keyOf(place), postcode4, establishmentNumber].join(' ');
      if (seen.has(where)) continue;
      seen.add(where);
      const employerId = ids.get(keyOf(place)) ?? '';
      const name = `${place.employerName} ${place.town}`;
      await this.employers.ensureEstablishment(tx, {
        employerId,
        name,
        establishmentNumber,
        postcode4,
        workplaceTrainer,
      });
    }
    return ids;
  }

  /** What the desk's list says of an accreditation counts, unless more is known. */
  private async stateAccreditations(tx: Tx, good: readonly GoodRow[], ids: ReadonlyMap<string, string>) {
    const known = await this.employers.accreditationsOf(tx, [...ids.values()]);
    const settled = new Set(
      known
        .filter(({ status }) => status === 'ACTIVE' || status === 'STATED_BY_DESK')
        .map(({ employerId, creboCode }) => `${employerId} ${creboCode}`),
    );
    for (const { place } of good) {
      const employerId = ids.get(keyOf(place)) ?? '';
      const stated = `${employerId} ${place.creboCode}`;
      if (settled.has(stated)) continue;
      settled.add(stated);
      const status = 'STATED_BY_DESK';
      await this.employers.putAccreditation(tx, {
        employerId,
        creboCode: place.creboCode,
        status,
        reviewDueOn: null,
        vouchedBy: null,
      });
    }
  }
}

const unknownRegion = {
  nl: 'Deze regio kennen we niet.',
  en: 'We do not know this region.',
};

/** What a list does not tell. */
const untold = {
  wageCentsPerHour: null,
  schoolDay: null,
  schoolTown: null,
  usualStartTime: null,
  drivingLicence: null,
  howToGetThere: null,
};

/** Under what a region knows an employer: two regions may know the same company, each by itself. */
function keyOf(employer: { readonly regionCode: string; readonly leerbedrijfId: string | null }): string {
  return employerKey(employer.regionCode, employer.leerbedrijfId ?? '');
}

function identityOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function cellsOf(table: Table): Map<number, readonly string[]> {
  return new Map(table.rows.map(({ line, cells }) => [line, cells]));
}
