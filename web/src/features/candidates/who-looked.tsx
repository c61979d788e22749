import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '@utrecht/component-library-react';
import { instantInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';

const WhoLookedAtMe = graphql(`
  query WhoLookedAtMe($first: Int!) {
    viewer {
      id
      candidate {
        id
        views(first: $first) {
          totalCount
          nodes {
            ground
            role
            organisation
            name
            why
            seenAt
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`);

type View = NonNullable<
  NonNullable<ResultOf<typeof WhoLookedAtMe>['viewer']>['candidate']
>['views']['nodes'][number];

/** Who saw the candidate's name: who, when, and why. */
export function WhoLooked(): ReactNode {
  const { t, i18n } = useTranslation('my-privacy');
  const [first, setFirst] = useState(10);
  const [{ data, error }, again] = useQuery({
    query: WhoLookedAtMe,
    variables: { first },
    requestPolicy: 'cache-and-network',
  });
  const views = data?.viewer?.candidate?.views;
  const whoIs = ({ name, organisation, role }: View): string => {
    if (role === 'OPERATOR') return t('looked.operator', { name: name ?? '' });
    if (name && organisation) return t('looked.person', { name, organisation });
    return organisation ? t('looked.someone', { organisation }) : (name ?? t('looked.gone'));
  };
  return (
    <section aria-labelledby="bekeken" className="rk-stack">
      <h2 id="bekeken" className="utrecht-heading-2">
        {t('looked.title')}
      </h2>
      <p>{t('looked.lead')}</p>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState />}
      {views?.totalCount === 0 && <p>{t('looked.none')}</p>}
      {views && views.totalCount > 0 && (
        <SummaryList
          rows={views.nodes.map((view) => ({
            label: instantInWords(view.seenAt, i18n.language),
            value: (
              <>
                {whoIs(view)}
                <br />
                {t(`looked.ground.${view.ground}`)}
                {view.why && (
                  <>
                    <br />
                    {t('looked.because', { reason: view.why })}
                  </>
                )}
              </>
            ),
          }))}
        />
      )}
      {views?.pageInfo.hasNextPage && first < 100 && (
        <p>
          <Button appearance="secondary-action-button" onClick={() => setFirst(Math.min(100, first + 20))}>
            {t('looked.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
