import {
  DataList,
  DataListActions,
  DataListItem,
  DataListKey,
  DataListValue,
} from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { AppLink } from './link.js';
import './summary-list.css';

export interface SummaryRow {
  label: string;
  value: ReactNode;
  /** Where this answer can be changed; that screen sees `{ checking: true }` in its location's state. */
  changeTo?: To;
}

/** Facts in rows; with `changeTo` it is "check your answers". */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <DataList className="rk-summary">
      {rows.map(({ label, value, changeTo }) => (
        <DataListItem key={label} className="rk-summary__row">
          <DataListKey>{label}</DataListKey>
          <DataListValue>{value}</DataListValue>
          {changeTo && (
            <DataListActions>
              <AppLink to={changeTo} state={{ checking: true }}>
                {t('state.change')}
                <span className="rk-visually-hidden"> {label}</span>
              </AppLink>
            </DataListActions>
          )}
        </DataListItem>
      ))}
    </DataList>
  );
}
