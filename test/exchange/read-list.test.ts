import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { readList } from '../../src/exchange/read-list.service.js';

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Lijst'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const sentence = async (bytes: Uint8Array) => (await readList(bytes)).problems?.[0]?.sentence.nl;

describe('a workbook', () => {
  it('is read as a Dutch list would write its cells', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['Naam', 'KvK', 'Uren', 'Start', 'Aantal', 'Ja', 'Link', 'Rijk']);
      const row = sheet.addRow([
        ' Zoë ', 1234567, 32.5, new Date(Date.UTC(2027, 1, 1)), 24, true,
        { text: 'site', hyperlink: 'http://x.example' },
        { richText: [{ text: 'vet' }, { text: ' en dun' }] },
      ]); // prettier-ignore
      row.getCell(2).numFmt = '00000000';
    });
    const { value } = await readList(bytes);
    expect(value?.header).toEqual({
      line: 1,
      cells: ['Naam', 'KvK', 'Uren', 'Start', 'Aantal', 'Ja', 'Link', 'Rijk'],
    });
    expect(value?.rows).toEqual([
      { line: 2, cells: ['Zoë', '01234567', '32,5', '1-2-2027', '24', 'waar', 'site', 'vet en dun'] },
    ]);
  });

  it('gives a formula as the value stored with it, and without one as its text; it is never worked out', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['a', 'b', 'c', 'd']);
      sheet.addRow([
        { formula: 'HYPERLINK("http://x.example","klik")', result: 'klik' },
        { formula: '1+1' },
        '=1+1',
        { formula: 'A1/0', result: { error: '#DIV/0!' } },
      ]);
    });
    expect((await readList(bytes)).value?.rows[0]?.cells).toEqual(['klik', '=1+1', '=1+1', '#DIV/0!']);
  });

  it('is read from the first visible sheet with anything in it, with the lines of that sheet', async () => {
    const bytes = await workbook((empty, book) => {
      empty.getCell('A1').value = '   ';
      const hidden = book.addWorksheet('Verborgen', { state: 'hidden' });
      hidden.addRow(['geheim']);
      const sheet = book.addWorksheet('Plekken');
      sheet.getCell('A3').value = 'kop';
      sheet.getCell('B5').value = 'x';
    });
    expect((await readList(bytes)).value).toEqual({
      header: { line: 3, cells: ['kop'] },
      rows: [{ line: 5, cells: ['', 'x'] }],
    });
  });

  it('with rules for billions of cells is read at once: what a list does not need is left alone', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['kop']);
      sheet.addRow(['x']);
      // Billions of cells: reading this rule would take for ever.
      const rules = (sheet as unknown as { dataValidations: { model: Record<string, unknown> } })
        .dataValidations;
      rules.model['C3:XFD1048576'] = { type: 'list', allowBlank: true, formulae: ['"a,b"'] };
    });
    expect((await readList(bytes)).value?.rows).toHaveLength(1);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    [
      'with too many rows',
      () => workbook((sheet) => sheet.addRows(Array.from({ length: 5002 }, () => ['x']))),
      'meer dan 5000 regels',
    ],
    ['without anything in it', () => workbook(() => undefined), 'leeg'],
    [
      'that is cut off',
      async () => (await workbook((sheet) => sheet.addRow(['x']))).subarray(0, 900),
      'beschadigd',
    ],
    [
      'of the old kind',
      async () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'oud Excel-bestand',
    ],
    ['that is an archive of something else', async () => zipOf('hallo.txt', Buffer.from('hallo'), 5), 'leeg'],
    [
      'that says it unpacks to 100 MB',
      async () => zipOf('xl/workbook.xml', Buffer.alloc(100 * 1024 * 1024), 100 * 1024 * 1024),
      'te groot',
    ],
    [
      'that unpacks to more than it says',
      async () => zipOf('xl/workbook.xml', Buffer.alloc(100 * 1024 * 1024), 10),
      'te groot',
    ],
  ])('%s is refused in one sentence', async (_, make, expected) => {
    expect(await sentence(await make())).toContain(expected);
  });

  it('of 5,000 rows with twenty columns is within the limits', async () => {
    const bytes = await workbook((sheet) => {
      const cells = Array.from({ length: 20 }, (_, column) => `cel ${column}`);
      sheet.addRows([['kop'], ...Array.from({ length: 5000 }, (_, row) => [...cells, `rij ${row}`])]);
    });
    expect((await readList(bytes)).value?.rows).toHaveLength(5000);
  });
});

/** An archive with one file in it that claims a size. */
function zipOf(name: string, contents: Buffer, claimed: number): Buffer {
  const data = deflateRawSync(contents);
  const fields = (signature: number, extra: number) => {
    const header = Buffer.alloc(signature === 0x04034b50 ? 30 : 46);
    const at = signature === 0x04034b50 ? 4 : 6;
    header.writeUInt32LE(signature, 0);
    header.writeUInt16LE(20, at);
    header.writeUInt16LE(8, at + 4);
    header.writeUInt32LE(data.length, at + 14);
    header.writeUInt32LE(claimed, at + 18);
    header.writeUInt16LE(name.length, at + 22);
    return Buffer.concat([header, Buffer.from(name), Buffer.alloc(extra)]);
  };
  const local = fields(0x04034b50, 0);
  const central = fields(0x02014b50, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + data.length, 16);
  return Buffer.concat([local, data, central, end]);
}
