import ExcelJS from 'exceljs';
import { readListApart } from '../../src/exchange/read-list-apart.service.js';
import { readList } from '../../src/exchange/read-list.service.js';

const csv = (text: string) => new TextEncoder().encode(text);
async function workbook(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => unknown,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Blad1'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const sentenceOf = async (bytes: Uint8Array, limits?: { heapMegabytes: number; seconds: number }) =>
  (await readListApart(bytes, limits)).problems?.[0]?.sentence.nl;

describe('a list read in a process of its own', () => {
  it.each<[string, () => Promise<Uint8Array>]>([
    ['text', async () => csv('a;b\n1;2\n"x\ny";é')],
    [
      'a workbook',
      () =>
        workbook((sheet) =>
          sheet.addRows([
            ['a', 'b'],
            [1, new Date('2027-01-31')],
          ]),
        ),
    ],
    ['one that is empty', async () => csv('')],
    ['one that is no list', async () => Uint8Array.from([0, 1, 2, 3])],
  ])('gives what reading gives, of %s', async (_, make) => {
    const bytes = await make();
    expect(await readListApart(bytes)).toEqual(JSON.parse(JSON.stringify(await readList(bytes))));
  });

  it('of the most rows there may be is within the limits', async () => {
    const bytes = await workbook((sheet) =>
      sheet.addRows(
        Array.from({ length: 5001 }, (_, row) => Array.from({ length: 25 }, (__, at) => `cel ${row} ${at}`)),
      ),
    );
    expect((await readListApart(bytes)).value?.rows).toHaveLength(5000);
  });

  it('in one endless line is refused in words', async () => {
    expect(await sentenceOf(csv('x'.repeat(5_000_000)))).toMatch(/te lang/);
  });

  it('larger than may be handed in is not even begun', async () => {
    expect(await sentenceOf(new Uint8Array(200 * 1024 * 1024))).toMatch(/groter dan 5 MB/);
  });

  it('with links to elsewhere is read without looking there', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['kop']);
      sheet.getCell('A2').value = { text: 'link', hyperlink: 'file:///etc/passwd' };
      sheet.getCell('A3').value = { formula: "'http://127.0.0.1:9/[x.xlsx]Blad1'!A1", result: 'bewaard' };
    });
    expect((await readListApart(bytes)).value?.rows.map(({ cells }) => cells[0])).toEqual([
      'link',
      'bewaard',
    ]);
  });

  it('that would take too much memory, or too long, ends that process and is refused in words', async () => {
    const bytes = await workbook((sheet) =>
      sheet.addRows(
        Array.from({ length: 4000 }, (_, row) => Array.from({ length: 30 }, (__, at) => `cel ${row} ${at}`)),
      ),
    );
    expect(await sentenceOf(bytes, { heapMegabytes: 24, seconds: 60 })).toMatch(/te ingewikkeld/);
    expect(await sentenceOf(bytes, { heapMegabytes: 384, seconds: 0.05 })).toMatch(/te ingewikkeld/);
  });
});
