import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShowMore } from '../../ui/show-more.js';
import type { PlaceList } from './one-place-list.js';

const AT_ONCE = 50;

/** The rows that cannot be imported: the line in the file, the field, and what to do about it. */
export function RefusedRows({ rows }: { rows: PlaceList['refused'] }): ReactNode {
  const { t, i18n } = useTranslation('exchange');
  const [most, setMost] = useState(AT_ONCE);
  const shown = rows.slice(0, most);
  const nameOf = (field: string): string =>
    i18n.exists(`exchange:field.${field}`) ? t(`field.${field}` as 'field.title') : field;
  return (
    <>
      {/* A wide table scrolls in its own box, which the keyboard must be able to reach. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="rk-table-scroll" tabIndex={0} aria-labelledby="geweigerd" role="group">
        <Table>
          <TableCaption className="rk-visually-hidden">{t('refused.heading')}</TableCaption>
          <TableHeader>
            <TableRow>
              <TableHeaderCell scope="col">{t('refused.line')}</TableHeaderCell>
              <TableHeaderCell scope="col">{t('refused.field')}</TableHeaderCell>
              <TableHeaderCell scope="col">{t('refused.wrong')}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map(({ line, field, message }) => (
              <TableRow key={line}>
                <TableCell>{line}</TableCell>
                <TableCell>{nameOf(field)}</TableCell>
                <TableCell>{message}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <ShowMore
        shown={shown.length}
        total={rows.length}
        hasMore={rows.length > most}
        busy={false}
        onMore={() => setMost(most + AT_ONCE)}
      />
    </>
  );
}
