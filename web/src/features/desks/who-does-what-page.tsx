import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../lib/session.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { Absences } from './absences.js';
import { AddRule } from './add-rule.js';
import { RuleList } from './rule-list.js';
import { TryRules } from './try-rules.js';
import { WhoDoesWhat, type DeskOfRules } from './who-does-what.js';

/** Who looks after which places: the rules, what they leave open, a try-out, and who is away. */
export default function WhoDoesWhatPage(): ReactNode {
  const { t } = useTranslation('who-does-what');
  const { viewer } = useSession();
  const [{ data, error }, again] = useQuery({ query: WhoDoesWhat });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  const isCoordinator = viewer?.roles.includes('COORDINATOR') ?? false;
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={5} />}
      {data?.desk && (
        <>
          <Gaps desk={data.desk} />
          <section aria-labelledby="regels" className="rk-stack">
            <h2 id="regels" className="utrecht-heading-2">
              {t('rules.heading')}
            </h2>
            <p className="rk-measure">{t('rules.order')}</p>
            <RuleList desk={data.desk} mayChange={isCoordinator} onChanged={renew} />
            {isCoordinator && <AddRule lists={data} desk={data.desk} onAdded={renew} />}
          </section>
          <TryRules lists={data} desk={data.desk} />
          <Absences desk={data.desk} isCoordinator={isCoordinator} onChanged={renew} />
        </>
      )}
    </Page>
  );
}

/** Municipalities and sectors whose places go to the coordinator. */
function Gaps({ desk }: { desk: DeskOfRules }): ReactNode {
  const { t } = useTranslation('who-does-what');
  const { openPlaces, gaps } = desk.gaps;
  if (gaps.length === 0)
    return (
      <Notice tone="ok">
        <p>{t('gaps.none')}</p>
      </Notice>
    );
  const byMunicipality = new Map<string, { name: string; places: number; sectors: string[] }>();
  for (const { municipality, sector, openPlaces: places } of gaps) {
    const row = byMunicipality.get(municipality.code) ?? { name: municipality.name, places: 0, sectors: [] };
    row.places += places;
    row.sectors.push(sector.name);
    byMunicipality.set(municipality.code, row);
  }
  return (
    <>
      <Notice tone="warning">
        <p>{t('gaps.places', { count: openPlaces })}</p>
      </Notice>
      <Disclosure summary={t('gaps.show', { count: byMunicipality.size })}>
        <ul className="utrecht-unordered-list">
          {[...byMunicipality].map(([code, { name, places, sectors }]) => (
            <li key={code} className="utrecht-unordered-list__item">
              {t('gaps.row', { name, count: places, sectors: sectors.join(', ') })}
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
