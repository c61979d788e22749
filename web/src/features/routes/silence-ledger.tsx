import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';

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
        <table className="utrecht-table">
          <caption className="rk-visually-hidden">{t('silence.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('silence.who')}</th>
              <th scope="col">{t('silence.organisation')}</th>
              <th scope="col">{t('silence.lapsed')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ party, organisation, lapsed }, at) => (
              <tr key={at}>
                <th scope="row">{t(`silence.party.${party}`)}</th>
                <td>{organisation ?? t(party === 'CANDIDATE' ? 'silence.people' : 'silence.others')}</td>
                <td>{lapsed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
