import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { PlaceCard, PlaceCardFields } from '../features/places/place-card.js';
import { emptySearch, paramsOf } from '../features/places/place-filter.js';
import { graphql } from '../lib/graphql.js';
import { CardList } from '../ui/card-list.js';
import { TextField } from '../ui/fields.js';
import { AppLink, ButtonLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { ErrorState, LoadingState } from '../ui/states.js';
import './home-page.css';

const LapsingFirst = graphql(
  `
    query LapsingFirst {
      places(first: 3, orderBy: LAPSES_ON) {
        totalCount
        nodes {
          id
          ...PlaceCardFields
        }
      }
    }
  `,
  [PlaceCardFields],
);

const steps = ['find', 'meet', 'school', 'start'] as const;

/** The first page: what this is, the two ways in, and a search. */
export default function HomePage(): ReactNode {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const search = (form: HTMLFormElement): void => {
    const zoek = String(new FormData(form).get('zoek')).trim();
    void navigate({ pathname: '/leerbanen', search: paramsOf({ ...emptySearch, zoek }).toString() });
  };
  return (
    <Page
      title={t('title')}
      heading={t('heading')}
      lead={t('lead')}
      width="full"
      hero={
        <form
          role="search"
          className="rk-home__search"
          onSubmit={(event) => {
            event.preventDefault();
            search(event.currentTarget);
          }}
        >
          <TextField id="zoek" name="zoek" label={t('searchLabel')} hint={t('searchHint')} />
          <Button type="submit" appearance="primary-action-button">
            {t('search')}
          </Button>
        </form>
      }
    >
      <section aria-labelledby="ways" className="rk-stack">
        <h2 id="ways" className="utrecht-heading-2">
          {t('ways')}
        </h2>
        <div className="rk-home__ways">
          {(['seek', 'offer'] as const).map((way) => (
            <section key={way} className={`rk-home__way rk-home__way--${way}`}>
              <h3 className="utrecht-heading-3">{t(`${way}.heading`)}</h3>
              <p>{t(`${way}.text`)}</p>
              <ButtonLink
                to={way === 'seek' ? '/welke-plek-past' : '/aanmelden'}
                appearance={way === 'seek' ? 'primary' : 'secondary'}
              >
                {t(`${way}.go`)}
              </ButtonLink>
            </section>
          ))}
        </div>
      </section>
      <SoonLapsing />
      <section aria-labelledby="how" className="rk-stack">
        <h2 id="how" className="utrecht-heading-2">
          {t('help.heading')}
        </h2>
        <ol className="rk-home__line">
          {steps.map((step) => (
            <li key={step}>
              <h3 className="utrecht-heading-3">{t(`help.${step}.title`)}</h3>
              <p>{t(`help.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  );
}

function SoonLapsing(): ReactNode {
  const { t } = useTranslation('home');
  const [{ data, error, fetching }, again] = useQuery({ query: LapsingFirst });
  if (data?.places.totalCount === 0) return null;
  return (
    <section aria-labelledby="soon" className="rk-stack">
      <div>
        <h2 id="soon" className="utrecht-heading-2">
          {t('soon.heading')}
        </h2>
        <p className="rk-soft">{t('soon.text')}</p>
      </div>
      {error && !data && (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {fetching && !data && <LoadingState />}
      {data && (
        <>
          <CardList label={t('soon.heading')}>
            {data.places.nodes.map((place) => (
              <PlaceCard key={place.id} place={place} level={3} />
            ))}
          </CardList>
          <p>
            <AppLink to="/leerbanen">{t('soon.all', { total: data.places.totalCount })}</AppLink>
          </p>
        </>
      )}
    </section>
  );
}
