import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { Card, CardFacts, CardList } from '../../ui/card-list.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { Catalogue, DeskOfCatalogue, EntryFields, type Entry } from './catalogue-fields.js';
import { RemedyFigures } from './remedy-figures.js';
import '../../ui/summary-list.css';

const Begin = graphql(`
  mutation BeginRemedies($regionCode: ID!) {
    beginRemedies(regionCode: $regionCode) {
      entries {
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** The remedies of a region, for the desk to read and for the coordinator to keep, and what they brought. */
export default function RemediesPage(): ReactNode {
  const { t } = useTranslation('remedies');
  const [{ data, error }, again] = useQuery({ query: DeskOfCatalogue });
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState rows={4} />}
      {data?.desk && <Lines regionCode={data.desk.regionCode} />}
    </Page>
  );
}

function Lines({ regionCode }: { regionCode: string }): ReactNode {
  const { t } = useTranslation('remedies');
  const { viewer } = useSession();
  const [{ data, error }, again] = useQuery({ query: Catalogue, variables: { regionCode } });
  const mayKeep = viewer?.roles.includes('COORDINATOR') ?? false;
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingState rows={4} />;
  const entries = readFragment(EntryFields, data.remedies);
  if (entries.length === 0) return <Nothing regionCode={regionCode} mayKeep={mayKeep} />;
  return (
    <>
      {mayKeep && (
        <p>
          <ButtonLink to="/ontzorging/nieuw">{t('add')}</ButtonLink>
        </p>
      )}
      <CardList label={t('title')} columns>
        {entries.map((entry) => (
          <Line key={entry.remedy.id} entry={entry} mayKeep={mayKeep} />
        ))}
      </CardList>
      <RemedyFigures regionCode={regionCode} />
    </>
  );
}

function Line({ entry, mayKeep }: { entry: Entry; mayKeep: boolean }): ReactNode {
  const { t, i18n } = useTranslation('remedies');
  const { remedy, isInForce, conditionTexts } = entry;
  const day = (date: string): string => dateInWords(date, i18n.language);
  return (
    <Card
      heading={mayKeep ? <AppLink to={`/ontzorging/${remedy.id}`}>{remedy.name}</AppLink> : remedy.name}
      under={t('against', { kinds: remedy.eases.map((kind) => t(`kind.${kind}`)).join(', ') })}
      tag={
        <StatusTag tone={isInForce ? 'positive' : 'neutral'}>
          {t(isInForce ? 'counts' : 'countsNot')}
        </StatusTag>
      }
    >
      <p>{remedy.text}</p>
      <CardFacts
        label={t('facts')}
        facts={[
          t('offeredBy', { who: remedy.offeredBy }),
          t('for', { sides: remedy.sides.map((side) => t(`side.${side}`)).join(', ') }),
          ...(remedy.amountText ? [remedy.amountText] : []),
          ...(remedy.coversMonths ? [t('months', { months: remedy.coversMonths })] : []),
          ...(remedy.claimText ? [remedy.claimText] : []),
          ...(remedy.isPersonal ? [t('personal')] : []),
        ]}
      />
      {conditionTexts.length > 0 && (
        <ul className="rk-plain-list" aria-label={t('conditions')}>
          {conditionTexts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p className="rk-soft">
        {remedy.validUntil
          ? t('valid', { from: day(remedy.validFrom), until: day(remedy.validUntil) })
          : t('validFrom', { from: day(remedy.validFrom) })}{' '}
        {t('source', { source: remedy.source, date: day(remedy.checkedOn) })}
      </p>
    </Card>
  );
}

function Nothing({ regionCode, mayKeep }: { regionCode: string; mayKeep: boolean }): ReactNode {
  const { t } = useTranslation('remedies');
  const [{ data, error, fetching }, begin] = useMutation(Begin);
  const problems = data?.beginRemedies.problems ?? [];
  return (
    <EmptyState heading={t('empty.heading')}>
      <p>{t(mayKeep ? 'empty.text' : 'empty.ask')}</p>
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {mayKeep && (
        <p className="rk-row">
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void begin({ regionCode })}
          >
            {t('empty.begin')}
          </Button>
          <AppLink to="/ontzorging/nieuw">{t('add')}</AppLink>
        </p>
      )}
    </EmptyState>
  );
}
