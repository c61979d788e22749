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
import { Catalogue, CheckRemedy, DeskOfCatalogue, EntryFields, type Entry } from './catalogue-fields.js';
import { SourceLine } from './source-line.js';
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
  // What does not count today asks for nothing.
  const toCheck = entries.filter(({ isInForce, remedy }) => isInForce && !remedy.isChecked);
  const rest = entries.filter((entry) => !toCheck.includes(entry));
  const listOf = (some: readonly Entry[], label: string): ReactNode => (
    <CardList label={label} columns>
      {some.map((entry) => (
        <Line
          key={entry.remedy.id}
          entry={entry}
          mayKeep={mayKeep}
          onChecked={() => again({ requestPolicy: 'network-only' })}
        />
      ))}
    </CardList>
  );
  return (
    <>
      {mayKeep && (
        <p>
          <ButtonLink to="/ontzorging/nieuw">{t('add')}</ButtonLink>
        </p>
      )}
      {toCheck.length > 0 && (
        <section className="rk-stack" aria-labelledby="na-te-kijken">
          <h2 id="na-te-kijken" className="utrecht-heading-2">
            {t('check.heading', { count: toCheck.length })}
          </h2>
          <p>{t(mayKeep ? 'check.text' : 'check.ask')}</p>
          {listOf(toCheck, t('check.heading', { count: toCheck.length }))}
        </section>
      )}
      {rest.length > 0 && (
        <section className="rk-stack" aria-labelledby="nagekeken">
          <h2 id="nagekeken" className="utrecht-heading-2">
            {t('check.others')}
          </h2>
          {listOf(rest, t('check.others'))}
        </section>
      )}
      <RemedyFigures regionCode={regionCode} />
    </>
  );
}

/** The coordinator looked at the source: it is still so. */
function CheckLine({ entry, onChecked }: { entry: Entry; onChecked: () => void }): ReactNode {
  const { t } = useTranslation('remedies');
  const [{ data, error, fetching }, check] = useMutation(CheckRemedy);
  const { remedy, version } = entry;
  const problems = data?.checkRemedy.problems ?? [];
  const send = async (): Promise<void> => {
    const answer = await check({ id: remedy.id, version });
    if (answer.data?.checkRemedy.problems.length === 0) onChecked();
  };
  return (
    <>
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <p className="rk-row">
        {remedy.sourceUrl && (
          <a className="utrecht-link utrecht-link--html-a" href={remedy.sourceUrl} rel="noreferrer">
            {t('check.source', { name: remedy.name })}
          </a>
        )}
        <Button
          appearance="secondary-action-button"
          busy={fetching}
          disabled={fetching}
          aria-label={t('check.one', { name: remedy.name })}
          onClick={() => void send()}
        >
          {t('check.go')}
        </Button>
      </p>
    </>
  );
}

function Line(props: { entry: Entry; mayKeep: boolean; onChecked: () => void }): ReactNode {
  const { entry, mayKeep, onChecked } = props;
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
        <SourceLine remedy={remedy} by={entry.checkedBy?.name} />
      </p>
      {mayKeep && isInForce && !remedy.isChecked && <CheckLine entry={entry} onChecked={onChecked} />}
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
