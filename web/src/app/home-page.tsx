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
        <>
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
          <LineDrawing />
        </>
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
          <CardList label={t('soon.heading')} columns>
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

/** A piece of a line map, as decoration on wide screens. */
function LineDrawing(): ReactNode {
  return (
    <svg className="rk-home__drawing" viewBox="0 0 360 260" aria-hidden="true" focusable="false">
      <path d="M20 240V150a40 40 0 0 1 40-40h90a40 40 0 0 0 40-40V50a30 30 0 0 1 30-30h140" />
      <path className="rk-home__branch" d="M110 260v-60a30 30 0 0 1 30-30h220" />
      <circle cx="20" cy="200" r="11" />
      <circle cx="110" cy="110" r="11" />
      <circle cx="190" cy="62" r="11" />
      <circle cx="300" cy="20" r="15" className="rk-home__goal" />
      <circle cx="200" cy="170" r="9" className="rk-home__stop" />
    </svg>
  );
}
