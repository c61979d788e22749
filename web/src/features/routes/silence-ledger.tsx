import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { DataTable } from '../../ui/data-table.js';

export const SilenceFields = graphql(`
  fragment SilenceFields on SilenceLedgerLine {
    party
    organisation
    lapsed
  }
`);

/** Which promises lapsed, by who was to move; small numbers are not in it. */
export function SilenceLedger(props: { lines: readonly FragmentOf<typeof SilenceFields>[] }): ReactNode {
  const { t } = useTranslation('region-route');
  const lines = readFragment(SilenceFields, props.lines);
  return (
    <section className="rk-stack" aria-labelledby="stilte">
      <h2 id="stilte" className="utrecht-heading-2">
        {t('silence.title')}
      </h2>
      <p>{t('silence.text')}</p>
      {lines.length === 0 ? (
        <p>{t('silence.none')}</p>
      ) : (
        <DataTable
          caption={t('silence.title')}
          columns={[
            { label: t('silence.who') },
            { label: t('silence.organisation') },
            { label: t('silence.lapsed'), isNumber: true },
          ]}
          rows={lines.map(({ party, organisation, lapsed }) => ({
            key: `${party}-${organisation ?? ''}`,
            cells: [
              t(`silence.party.${party}`),
              organisation ?? t(party === 'CANDIDATE' ? 'silence.people' : 'silence.others'),
              lapsed,
            ],
          }))}
        />
      )}
    </section>
  );
}
