import { useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { LapseTag } from '../../ui/dates.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { AnswerForm } from './answer-form.js';
import { MilestoneRoute, RouteFields } from './milestone-route.js';
import { pathOf, type Side } from './introduction-row.js';
import { PromiseFields, PromiseLine } from './promise-line.js';
import { ProfileSummary, ProfileSummaryFields } from './profile-summary.js';
import { WithdrawMyself } from './withdraw-myself.js';

const OneIntroduction = graphql(
  `
    query OneIntroduction($id: ID!) {
      introduction(id: $id) {
        id
        status
        turn
        turns
        turnText
        moveBy
        message
        candidateAccepted
        employerAccepted
        candidateMessage
        employerMessage
        hesitations {
          kind
          by
          adviserOnly
        }
        endText
        route {
          ...RouteFields
        }
        promise {
          ...PromiseFields
        }
        nextPlaces {
          id
          title
          town
          employer {
            id
            name
          }
        }
        mayDo
        enrolment {
          status
          updatedAt
        }
        placement {
          id
          startsOn
        }
        profile {
          ...ProfileSummaryFields
        }
        candidate {
          id
          name
        }
        place {
          id
          title
          town
          status
          lapsesOn
          employer {
            id
            name
          }
        }
      }
    }
  `,
  [ProfileSummaryFields, RouteFields, PromiseFields],
);

export type OneIntroductionOf = NonNullable<ResultOf<typeof OneIntroduction>['introduction']>;

/** What holds somebody back in an introduction, of a later feature: by the introduction's id. */
type Help = ComponentType<{ id: string; side: Side }>;

/** One introduction as the candidate or the employer sees it: the question on top, then who or what, and the route. */
export function IntroductionOfSide({ side, Help }: { side: Side; Help: Help }): ReactNode {
  const { t } = useTranslation('answering');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OneIntroduction, variables: { id } });
  const back = { to: pathOf[side], label: t('back') };
  if (data?.introduction) return <Introduction introduction={data.introduction} side={side} Help={Help} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t(`title.${side}`)} back={back} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function Introduction(props: { introduction: OneIntroductionOf; side: Side; Help: Help }): ReactNode {
  const { introduction, side, Help } = props;
  const { t } = useTranslation('answering');
  const [answered, setAnswered] = useState(false);
  const { id, place, candidate, profile, message, mayDo, turnText, endText, placement } = introduction;
  const where = { employer: place.employer.name, town: place.town };
  const isMine = side === 'CANDIDATE' ? introduction.candidateAccepted : introduction.employerAccepted;
  const ownMessage = side === 'CANDIDATE' ? introduction.candidateMessage : introduction.employerMessage;
  return (
    <Page
      title={side === 'CANDIDATE' ? place.title : t('heading', { title: place.title })}
      lead={side === 'CANDIDATE' ? t('row.where', where) : (candidate?.name ?? t('nameless'))}
      back={{ to: pathOf[side], label: t('back') }}
      step={id}
      width="full"
    >
      <div role="status">
        {answered && (
          <Notice tone="ok">
            <p>
              <strong>{t(isMine ? `answered.yes.${side}` : `answered.no.${side}`)}</strong>
            </p>
            {turnText && <p>{turnText}</p>}
          </Notice>
        )}
      </div>
      <div className="rk-introduction">
        <div className="rk-stack rk-stack--wide">
          {!answered && turnText && (
            <p>
              <strong>{turnText}</strong>
            </p>
          )}
          {!answered && <PromiseLine promise={introduction.promise} />}
          {endText && (
            <Notice tone="info">
              <p>{endText}</p>
            </Notice>
          )}
          {introduction.nextPlaces.length > 0 && (
            <section className="rk-stack rk-stack--tight">
              <h2 className="utrecht-heading-2">{t('next.title')}</h2>
              <p>{t('next.text')}</p>
              <ul className="rk-stack rk-stack--tight">
                {introduction.nextPlaces.map((next) => (
                  <li key={next.id}>
                    <AppLink to={`/leerbanen/${next.id}`}>{next.title}</AppLink>{' '}
                    <span className="rk-soft">
                      {t('row.where', { employer: next.employer.name, town: next.town })}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {mayDo.includes('accept') && <AnswerForm id={id} side={side} onDone={() => setAnswered(true)} />}
          {message && (
            <section className="rk-stack rk-stack--tight">
              <h2 className="utrecht-heading-2">{t('adviserSays')}</h2>
              <p className="rk-typed">{message}</p>
            </section>
          )}
          {side === 'EMPLOYER' ? (
            <section className="rk-stack">
              <h2 className="utrecht-heading-2">{t('whom')}</h2>
              {!candidate && <p className="rk-soft">{t('nameLater')}</p>}
              <ProfileSummary profile={profile} />
            </section>
          ) : (
            <section className="rk-stack rk-stack--tight">
              <h2 className="utrecht-heading-2">{t('what')}</h2>
              {place.status === 'PUBLISHED' && (
                <p>
                  <LapseTag lapsesOn={place.lapsesOn} />
                </p>
              )}
              <p>{t('nameNow', where)}</p>
              {place.status === 'PUBLISHED' && (
                <p>
                  <AppLink to={`/leerbanen/${place.id}`}>{t('seePlace')}</AppLink>
                </p>
              )}
            </section>
          )}
          {ownMessage && (
            <section className="rk-stack rk-stack--tight">
              <h2 className="utrecht-heading-2">{t(`yourWords.${side}`)}</h2>
              <p className="rk-typed">{ownMessage}</p>
            </section>
          )}
          <Help id={id} side={side} />
          {side === 'CANDIDATE' && mayDo.includes('withdraw') && !mayDo.includes('accept') && !placement && (
            <WithdrawMyself id={id} />
          )}
          {side === 'EMPLOYER' && introduction.employerAccepted && turnText && (
            <p className="rk-soft">{t('changedMind')}</p>
          )}
        </div>
        <section aria-labelledby="route" className="rk-stack">
          <h2 id="route" className="utrecht-heading-2">
            {t('route.title')}
          </h2>
          {introduction.route && (
            <MilestoneRoute route={introduction.route} label={t('route.label')} endText={endText} />
          )}
        </section>
      </div>
    </Page>
  );
}
