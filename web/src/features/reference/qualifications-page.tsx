import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AppLink } from '../../ui/link.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { TaskList } from '../../ui/task-list.js';
import { AddQualification } from './add-qualification.js';

const atMost = 50;

const ListedQualifications = graphql(`
  query ListedQualifications($search: String, $first: Int!) {
    qualifications(search: $search, first: $first) {
      creboCode
      name
      mboLevel
      dossier
      sector {
        code
        name
      }
    }
  }
`);

const EndQualification = graphql(`
  mutation EndQualification($creboCode: ID!) {
    endQualification(creboCode: $creboCode) {
      qualification {
        creboCode
      }
      problems {
        code
        message
      }
    }
  }
`);

type Qualification = ResultOf<typeof ListedQualifications>['qualifications'][number];

/** A coordinator keeps the list of qualifications up to date: finds one, ends it, adds a new one. */
export default function QualificationsPage(): ReactNode {
  const { t } = useTranslation('qualifications');
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const [typed, setTyped] = useState(search);
  const [{ data, error }, again] = useQuery({
    query: ListedQualifications,
    variables: { search, first: atMost },
  });
  const found = data?.qualifications ?? [];
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <p>
        <AppLink to="/kwalificaties/verwant">{t('near.link')}</AppLink>
      </p>
      <form
        role="search"
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          setParams(typed.trim() ? { q: typed.trim() } : {});
        }}
      >
        <TextField
          id="zoek-kwalificatie"
          label={t('search')}
          hint={t('searchHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p>
          <Button type="submit" appearance="secondary-action-button">
            {t('go')}
          </Button>
        </p>
      </form>
      <div role="status">
        {data && (
          <p className="rk-soft">
            {found.length === atMost ? t('most', { count: atMost }) : t('total', { total: found.length })}
          </p>
        )}
      </div>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState rows={4} />}
      {data && found.length === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {found.length > 0 && (
        <TaskList
          tasks={found.map((qualification) => ({
            id: qualification.creboCode,
            title: t('name', { name: qualification.name, level: qualification.mboLevel }),
            hint: (
              <p>
                {t('facts', {
                  crebo: qualification.creboCode,
                  dossier: qualification.dossier,
                  sector: qualification.sector.name,
                })}
              </p>
            ),
            tag: <End qualification={qualification} />,
          }))}
        />
      )}
      <AddQualification onAdded={() => again({ requestPolicy: 'network-only' })} />
    </Page>
  );
}

/** Asks once more before it ends anything. */
function End({ qualification }: { qualification: Qualification }): ReactNode {
  const { t } = useTranslation('qualifications');
  const { creboCode, name } = qualification;
  const [isAsking, ask] = useState(false);
  const [{ data, error, fetching }, end] = useMutation(EndQualification);
  const problems = data?.endQualification.problems ?? [];
  if (data?.endQualification.qualification) return <p role="status">{t('ended')}</p>;
  if (!isAsking) {
    return (
      <Button appearance="subtle-button" aria-label={t('endOf', { name })} onClick={() => ask(true)}>
        {t('end')}
      </Button>
    );
  }
  return (
    <div className="rk-stack rk-stack--tight">
      <p>{t('sure', { name })}</p>
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      <Button
        appearance="primary-action-button"
        disabled={fetching}
        busy={fetching}
        onClick={() => void end({ creboCode })}
      >
        {t('yesEnd')}
      </Button>
      <Button appearance="subtle-button" onClick={() => ask(false)}>
        {t('no')}
      </Button>
    </div>
  );
}
