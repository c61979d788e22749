import { readDelimitedText } from './delimited-text.js';

const read = (text: string | Uint8Array, most = 100) =>
  readDelimitedText(typeof text === 'string' ? new TextEncoder().encode(text) : text, most);
const sentence = (text: string | Uint8Array, most?: number) => read(text, most).problems?.[0]?.sentence.nl;

describe('a text file with columns', () => {
  it.each([
    [';', 'a;b\n1,5;2'],
    [',', 'a,b\n"1,5",2'],
    ['tab', 'a\tb\n1,5\t2'],
    ['; with the other ones in quotes', '"a";"b"\n"1,5";2'],
    ['what its first line says', 'sep=|\na|b\n1,5|2'],
  ])('is separated by %s', (_, text) => {
    expect(read(text).value?.rows[0]?.cells).toEqual(['1,5', '2']);
  });

  it.each([
    ['UTF-8', Buffer.from('naam\nZoë')],
    ['UTF-8 with BOM', Buffer.from('\uFEFFnaam\nZoë')],
    ['Windows-1252', Buffer.from('naam\nZo\xeb', 'latin1')],
    ['UTF-16 with BOM', Buffer.from('\uFEFFnaam\nZoë', 'utf16le')],
  ])('is in %s', (_, bytes) => {
    expect(read(bytes).value).toEqual({
      header: { line: 1, cells: ['naam'] },
      rows: [{ line: 2, cells: ['Zoë'] }],
    });
  });

  it('keeps the euro sign and quotation marks of Windows-1252', () => {
    expect(read(Buffer.from('a\n\x80 \x93x\x94', 'latin1')).value?.rows[0]?.cells).toEqual(['€ “x”']);
  });

  it('tells on which line of the file a row begins, past empty rows and line breaks inside cells', () => {
    const table = read('a;b\r\n\r\n"x\r\ny";1\r\n;\r\nz;2').value;
    expect(table?.rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('counts the line that names the separator', () => {
    expect(read('sep=;\r\na;b\r\n1;2').value?.rows[0]?.line).toBe(3);
  });

  it('keeps short and long rows as they are', () => {
    expect(read('a;b\n1\n1;2;3').value?.rows.map(({ cells }) => cells.length)).toEqual([1, 3]);
  });

  it.each([
    [
      'a quotation mark that is never closed',
      'a;b\n1;2\n"3;4\n5;6',
      'begint op regel 3 wordt een aanhalingsteken nergens gesloten',
    ],
    ['a quotation mark inside a cell', 'a;b\n24" scherm;2', 'Op regel 2'],
    ['text behind a closing quotation mark', 'a;b\n"x"y;2', 'Op regel 2'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'geen lijst die we kunnen lezen'],
    ['nothing', '', 'leeg'],
    ['only empty rows', ';;\n;;\n', 'leeg'],
    ['one cell without an end', `a;b\n"${'x'.repeat(200_000)}`, 'te lang'],
  ])('is refused with one sentence when it is or has %s', (_, content, expected) => {
    expect(sentence(content)).toContain(expected);
  });

  it('is refused when it has more rows than allowed, and read when it has exactly as many', () => {
    expect(sentence('a\n1\n2\n3', 2)).toContain('meer dan 2 regels');
    expect(read('a\n1\n\n2\n', 2).value?.rows).toHaveLength(2);
  });
});
