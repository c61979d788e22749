import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database.module.js';
import { Outbox } from '../../src/platform/outbox.service.js';
import { TestTransaction } from '../support/test-transaction.js';
import { readShippedLists } from '../../src/reference/list-files.service.js';
import { LoadReference, type ListFiles } from '../../src/reference/load-reference.usecase.js';
import { loadShippedReference } from '../../src/reference/load-shipped-reference.service.js';
import type { ListName } from '../../src/reference/reference-list.js';
import { ReferenceLists } from '../../src/reference/reference-lists.repository.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;
let transaction: TestTransaction;
let load: LoadReference;
let shipped: Map<ListName, string>;

beforeEach(async () => {
  database = await createDatabase();
  dataSource = await new DataSource(databaseOptions(database.url, 4)).initialize();
  transaction = new TestTransaction(dataSource);
  load = new LoadReference(transaction, new Outbox(), new ReferenceLists());
  shipped = new Map(
    [...(await readShippedLists())].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const bytesOf = (lists: Partial<Record<ListName, string>>): ListFiles =>
  new Map(Object.entries(lists).map(([name, text]) => [name as ListName, Buffer.from(text)]));
const list = (name: ListName) => shipped.get(name) ?? '';
const without = (name: ListName, ...starts: string[]) =>
  list(name)
    .split('\n')
    .filter((line) => !starts.some((start) => line.startsWith(start)))
    .join('\n');
const count = async (sql: string) => Number((await transaction.read((tx) => tx.one<{ n: number }>(sql)))?.n);
const everything = () =>
  transaction.read((tx) =>
    tx.query(
      `SELECT (SELECT md5(string_agg(r::text, '' ORDER BY r.code)) FROM region r) r,
              (SELECT md5(string_agg(m::text, '' ORDER BY m.code)) FROM municipality m) m,
              (SELECT md5(string_agg(p::text, '' ORDER BY p.pc4)) FROM postcode p) p,
              (SELECT md5(string_agg(q::text, '' ORDER BY q.crebo_code)) FROM qualification q) q,
              (SELECT md5(string_agg(l::text, '' ORDER BY l.name)) FROM reference_list l) l,
              (SELECT count(*) FROM outbox_event) e`,
    ),
  );

describe('the lists that come with the product', () => {
  it('are there after migrating, whole', async () => {
    expect(await count('SELECT count(*) n FROM region')).toBe(35);
    expect(await count('SELECT count(*) n FROM municipality')).toBe(342);
    expect(await count('SELECT count(*) n FROM postcode')).toBe(4028);
    expect(await count('SELECT count(*) n FROM sector')).toBe(9);
    expect(await count('SELECT count(*) n FROM qualification')).toBe(470);
    expect(await count('SELECT count(*) n FROM minimum_wage')).toBe(6);
  });

  it('are not loaded again when they have not changed', async () => {
    const before = await everything();
    expect(await loadShippedReference(transaction)).toEqual({});
    expect(await everything()).toEqual(before);
  });

  it('do not replace a list that the deployment loaded itself', async () => {
    await load.execute(bytesOf({ sectors: list('sectors').replace('Handel,', 'Winkels,') }));
    await loadShippedReference(transaction);
    expect(await count(`SELECT count(*) n FROM sector WHERE name_nl = 'Winkels'`)).toBe(1);
  });

  it('give regions their neighbours: exactly those with postcode points within 5 km', async () => {
    const differences = await transaction.read((tx) =>
      tx.query(
        `WITH point AS (SELECT m.region_code AS r, p.lat, p.lon FROM postcode p JOIN municipality m ON m.code = p.municipality_code),
         slow AS (SELECT DISTINCT a.r AS a, b.r AS b FROM point a JOIN point b
           ON a.r <> b.r AND abs(a.lat - b.lat) < 0.06 AND distance_m(a.lat, a.lon, b.lat, b.lon) <= 5000),
         stored AS (SELECT region_code AS a, neighbour_code AS b FROM region_neighbour)
         (TABLE slow EXCEPT TABLE stored) UNION ALL (TABLE stored EXCEPT TABLE slow)`,
      ),
    );
    expect(differences).toEqual([]);
    expect(
      await count(
        `SELECT count(*) n FROM region_neighbour WHERE region_code = 'AM05' AND neighbour_code = 'AM09'`,
      ),
    ).toBe(1);
    expect(
      await count(
        `SELECT count(*) n FROM region_neighbour WHERE region_code = 'AM05' AND neighbour_code = 'AM30'`,
      ),
    ).toBe(0);
  });
});

describe('newer lists', () => {
  it('are reported code by code: added, changed, ended', async () => {
    const newer = `${without('qualifications', '25003,').trim()}\n25603,Loodgieter,3,vakopleiding,23999,Water,techniek-gebouwde-omgeving\n`;
    const report = await load.execute(
      bytesOf({ qualifications: newer.replace('Gezel dekvloerenlegger', 'Dekvloerengezel') }),
    );
    expect(report.changes?.qualifications).toEqual({
      added: ['25603'],
      changed: ['25004'],
      ended: ['25003'],
      unchanged: 468,
    });
    expect(
      await count(
        `SELECT count(*) n FROM qualification WHERE crebo_code = '25003' AND ended_on = app_today()`,
      ),
    ).toBe(1);
    const again = await load.execute(
      bytesOf({ qualifications: newer.replace('Gezel dekvloerenlegger', 'Dekvloerengezel') }),
    );
    expect(again.changes?.qualifications).toEqual({ added: [], changed: [], ended: [], unchanged: 470 });
  });

  it('revive a code that an older list had ended', async () => {
    await load.execute(bytesOf({ qualifications: without('qualifications', '25003,') }));
    const report = await load.execute(bytesOf({ qualifications: list('qualifications') }));
    expect(report.changes?.qualifications).toMatchObject({ changed: ['25003'], ended: [] });
  });

  it('leave it to the coordinator whether a code is in use that was added or ended on screen', async () => {
    await transaction.run(async (tx) => {
      await tx.execute(
        `UPDATE qualification SET ended_on = app_today(), managed_on_screen = true WHERE crebo_code = '25003'`,
      );
      await tx.execute(`INSERT INTO qualification (crebo_code, name, mbo_level, kind, dossier_code, dossier, sector_code, managed_on_screen)
        VALUES ('25603', 'Nieuw', 3, 'vakopleiding', '23999', 'Water', 'handel', true)`);
    });
    const report = await load.execute(bytesOf({ qualifications: list('qualifications') }));
    expect(report.changes?.qualifications).toEqual({ added: [], changed: [], ended: [], unchanged: 470 });
    expect(
      await count(`SELECT count(*) n FROM qualification WHERE crebo_code IN ('25003', '25603') AND managed_on_screen
      AND (crebo_code = '25003') = (ended_on IS NOT NULL)`),
    ).toBe(2);
  });

  it('keep dated facts: a new minimum wage stands beside the old one', async () => {
    const report = await load.execute(
      bytesOf({ 'minimum-wage': 'valid_from,age,cents_per_hour,source\n2027-01-01,21,1500,Wet\n' }),
    );
    expect(report.changes?.['minimum-wage']).toEqual({
      added: ['2027-01-01 21'],
      changed: [],
      ended: [],
      unchanged: 0,
    });
    expect(await count('SELECT count(*) n FROM minimum_wage')).toBe(7);
  });

  it('that move a municipality rebuild the neighbours and tell the other rooms', async () => {
    const before = await count('SELECT count(*) n FROM region_neighbour');
    const events = `SELECT count(*) n FROM outbox_event WHERE name = 'reference-loaded'`;
    const told = await count(events);
    await load.execute(bytesOf({ municipalities: list('municipalities').replaceAll(',AM09,', ',AM05,') }));
    expect(await count('SELECT count(*) n FROM region_neighbour')).toBeLessThan(before);
    expect(await count(events)).toBe(told + 1);
    await load.execute(bytesOf({ sectors: list('sectors') }));
    expect(await count(events)).toBe(told + 1);
  });

  it.each<[string, Partial<Record<ListName, (text: string) => string>>, string]>([
    [
      'an unknown column',
      { sectors: (text) => text.replace('name_en', 'engels') },
      'in de kop ontbreekt: name_en',
    ],
    [
      'a wrong type',
      { qualifications: (text) => text.replace('Dekvloerenlegger,2', 'Dekvloerenlegger,twee') },
      'mbo_level: “twee”',
    ],
    ['a code twice', { sectors: (text) => `${text}handel,Nog eens,Again\n` }, 'handel staat al op regel 5'],
    [
      'a code that is in no list',
      { qualifications: (text) => text.replace(',handel', ',winkels') },
      'winkels staat niet in de lijst sectors',
    ],
    [
      'a point abroad',
      { regions: (text) => text.replace('53.2192,6.5667', '6.5667,53.2192') },
      'lat: “6.5667”',
    ],
    ['a cell too few', { sectors: (text) => text.replace('Handel,Trade and retail', 'Handel') }, '2 cellen'],
    ['no rows', { sectors: (text) => text.split('\n')[0] ?? '' }, 'geen enkele regel'],
    [
      'an end for a code that others need',
      { sectors: (text) => text.replace(/^handel,.*\n/m, '') },
      'hoort bij handel, dat in sectors is beëindigd',
    ],
    [
      'one good list and one that is broken',
      { regions: (text) => text.replace('Twente', 'Nieuw Twente'), sectors: () => '"' },
      'aanhalingsteken',
    ],
  ])('with %s change nothing at all', async (_, changes, expected) => {
    const before = await everything();
    const files = Object.fromEntries(
      Object.entries(changes).map(([name, change]) => [name, change(list(name as ListName))]),
    );
    const report = await load.execute(bytesOf(files));
    expect(report.faults?.map(({ message }) => message).join('\n')).toContain(expected);
    expect(await everything()).toEqual(before);
  });

  it('only tell what they would change on a dry run', async () => {
    const before = await everything();
    const report = await load.execute(bytesOf({ regions: list('regions').replace('Twente', 'Oost') }), {
      dryRun: true,
    });
    expect(report.changes?.regions?.changed).toEqual(['AM05']);
    expect(await everything()).toEqual(before);
  });
});
