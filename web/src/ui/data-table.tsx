import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import './data-table.css';

export interface Column {
  label: string;
  isNumber?: boolean;
}

export interface DataRow {
  key: string;
  /** One for each column; the first names the row. */
  cells: readonly ReactNode[];
}

/** Figures in rows and columns; a wide table scrolls in its own box, which the keyboard can reach. */
export function DataTable(table: {
  caption: string;
  columns: readonly Column[];
  rows: readonly DataRow[];
}): ReactNode {
  const { caption, columns, rows } = table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
    <div className="rk-data-table" role="region" aria-label={caption} tabIndex={0}>
      <Table>
        <TableCaption className="rk-visually-hidden">{caption}</TableCaption>
        <TableHeader>
          <TableRow>
            {columns.map(({ label, isNumber }) => (
              <TableHeaderCell key={label} scope="col" numericColumn={isNumber ?? false}>
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ key, cells: [name, ...values] }) => (
            <TableRow key={key}>
              <TableHeaderCell scope="row">{name}</TableHeaderCell>
              {values.map((value, at) => (
                <TableCell key={columns[at + 1]?.label} numericColumn={columns[at + 1]?.isNumber ?? false}>
                  {value}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
