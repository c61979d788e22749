import fc from 'fast-check';
import { withoutFormulaGuard, writeCsv } from './csv-output.js';
import { readDelimitedText } from './delimited-text.js';

describe('CSV that we write', () => {
  it.each(['=HYPERLINK("x")', '+31 6', '-1', '@cmd'])('holds %s as text', (cell) => {
    expect(writeCsv([[cell]])).toContain(`'${cell.slice(0, 4)}`);
  });

  it('reads back as it was', () => {
    const cell = fc.oneof(
      fc
        .string({ unit: fc.constantFrom('a', ';', '"', '\n', ',', '=', '-', '@', 'é', ' ') })
        .map((text) => text.trim()),
      fc.constantFrom('=1+1', 'x;y', '"', '\t=1'.trim()),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const table = readDelimitedText(Buffer.from(writeCsv([['kop', 'b'], ...rows])), 10);
        const given = rows.filter((row) => row.some((text) => text !== ''));
        expect(table.value?.rows.map(({ cells }) => cells.map(withoutFormulaGuard))).toEqual(given);
      }),
    );
  });
});
