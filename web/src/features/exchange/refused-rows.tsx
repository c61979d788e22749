import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.js';
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
      <DataTable
        caption={t('refused.heading')}
        columns={[{ label: t('refused.line') }, { label: t('refused.field') }, { label: t('refused.wrong') }]}
        rows={shown.map(({ line, field, message }) => ({
          key: String(line),
          cells: [line, nameOf(field), message],
        }))}
      />
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
