import { useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql, readFragment } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { AppLink } from '../../ui/link.js';
import { StatusTag } from '../../ui/status-tag.js';
import { CaseFields, type Case } from './case-fields.js';
import { CaseRoute } from './case-route.js';
import { AskSchool } from './ask-school.js';
import { MilestoneRoute } from './milestone-route.js';
import { CaseSides } from './case-sides.js';
import { ConfirmPlacement } from './confirm-placement.js';
import { EarlyEnded, EndPlacement } from './end-placement.js';
import { PromiseLine } from './promise-line.js';
import { RecordAnswer } from './record-answer.js';
import { milestonesToRecord, RecordMilestone } from './record-milestone.js';
import { RecordEnrolment } from './record-enrolment.js';
import { WithdrawIntroduction } from './withdraw-introduction.js';
import './brokering.css';

const OneCase = graphql(
  `
    query OneCase($id: ID!) {
      introduction(id: $id) {
        id
        ...CaseFields
      }
    }
  `,
  [CaseFields],
);

/** What holds the sides back, of a later feature: by the introduction's id. */
type Help = ComponentType<{ id: string }>;

/** An introduction as its adviser works on it: where it stands, both sides, and what can be recorded now. */
export function DeskCase({ Help }: { Help: Help }): ReactNode {
  const { t } = useTranslation('brokering');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OneCase, variables: { id } });
  if (data?.introduction)
    return <CaseInFull introduction={readFragment(CaseFields, data.introduction)} Help={Help} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('list.title')} back={{ to: '/voorstellen', label: t('case.back') }} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

const toneOf = { PROPOSED: 'info', ACCEPTED: 'info', PLACED: 'positive' } as const;

function CaseInFull({ introduction, Help }: { introduction: Case; Help: Help }): ReactNode {
  const { t } = useTranslation('brokering');
  const { candidate, place, status } = introduction;
  return (
    <Page
      title={t('pair', { who: candidate?.name ?? t('unnamed'), employer: place.employer.name })}
      lead={t('placeIn', { title: place.title, town: place.town })}
      back={{ to: '/voorstellen', label: t('case.back') }}
      step={introduction.id}
      width="full"
    >
      <div className="rk-row">
        <StatusTag tone={status in toneOf ? toneOf[status as keyof typeof toneOf] : 'neutral'}>
          {t(`status.${status}`)}
        </StatusTag>
        {introduction.turnText && <p>{introduction.turnText}</p>}
      </div>
      <PromiseLine promise={introduction.promise} />
      <div className="rk-case">
        <section className="rk-stack" aria-labelledby="route">
          <h2 id="route" className="utrecht-heading-2">
            {t('case.route')}
          </h2>
          {introduction.route && (
            <MilestoneRoute
              route={introduction.route}
              label={t('case.wholeRoute')}
              endText={introduction.endText}
            />
          )}
        </section>
        <section className="rk-stack" aria-labelledby="answers">
          <h2 id="answers" className="utrecht-heading-2">
            {t('case.answers')}
          </h2>
          <CaseRoute introduction={introduction} />
        </section>
        <section className="rk-stack" aria-labelledby="sides">
          <h2 id="sides" className="utrecht-heading-2">
            {t('case.sides')}
          </h2>
          <CaseSides introduction={introduction} />
        </section>
        <WhatNow introduction={introduction} />
        <div className="rk-case__now">
          <Help id={introduction.id} />
        </div>
      </div>
    </Page>
  );
}

/** What can be recorded now: the next step open, the rest behind its name. */
function WhatNow({ introduction }: { introduction: Case }): ReactNode {
  const { t } = useTranslation('brokering');
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const { mayDo, turns, byPhoneOnly } = introduction;
  const toRing = turns.filter((party) => byPhoneOnly.includes(party));
  const mayPlace = mayDo.includes('place');
  const isPlacingNext = turns.includes('ADVISER') && introduction.enrolment?.status === 'ADMITTED';
  const placement = <ConfirmPlacement introduction={introduction} onDone={setWarnings} />;
  const enrolment = <RecordEnrolment introduction={introduction} />;
  const school = <AskSchool introduction={introduction} />;
  const hasMilestones = milestonesToRecord(mayDo).length > 0;
  return (
    <section className="rk-case__now rk-stack rk-stack--wide" aria-labelledby="now">
      <h2 id="now" className="utrecht-heading-2">
        {t('case.now')}
      </h2>
      {warnings.length > 0 && (
        <Notice tone="warning" live>
          <p>{t('case.warning')}</p>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      {mayDo.length === 0 && introduction.nextPlaces.length === 0 && <p>{t('case.nothing')}</p>}
      <EarlyEnded placement={introduction.placement} />
      {introduction.endedAt && <WhatElse introduction={introduction} />}
      {toRing.length > 0 && (
        <Notice>
          <p>{t('byPhone', { parties: toRing.map((party) => t(`party.${party}`)).join(', ') })}</p>
        </Notice>
      )}
      {mayDo.includes('accept') && <RecordAnswer introduction={introduction} />}
      {isPlacingNext && placement}
      {mayDo.includes('recordEnrolment') && !isPlacingNext && mayPlace && enrolment}
      <div>
        {mayPlace && !isPlacingNext && <Disclosure summary={t('place.heading')}>{placement}</Disclosure>}
        {mayDo.includes('recordEnrolment') && (isPlacingNext || !mayPlace) && (
          <Disclosure summary={t('enrol.heading')}>{enrolment}</Disclosure>
        )}
        {mayDo.includes('recordEnrolment') && mayPlace && (
          <Disclosure summary={t('askSchool.heading')}>{school}</Disclosure>
        )}
        {hasMilestones && (
          <Disclosure summary={t('milestone.heading')}>
            <RecordMilestone introduction={introduction} />
          </Disclosure>
        )}
        {mayDo.includes('sign') && introduction.placement?.endedOn === null && (
          <Disclosure summary={t('early.heading')}>
            <EndPlacement id={introduction.id} />
          </Disclosure>
        )}
        {mayDo.includes('withdraw') && (
          <Disclosure summary={t('withdraw.heading')}>
            <WithdrawIntroduction id={introduction.id} />
          </Disclosure>
        )}
      </div>
    </section>
  );
}

/** After an end: which places fit the candidate next, and which candidates the place. */
function WhatElse({ introduction }: { introduction: Case }): ReactNode {
  const { t } = useTranslation('brokering');
  const { nextPlaces, place, declineReason } = introduction;
  return (
    <>
      {declineReason && <p>{t('ended.why', { reason: t(`declineReason.${declineReason}`) })}</p>}
      {nextPlaces.length > 0 && (
        <section className="rk-stack rk-stack--tight">
          <h3 className="utrecht-heading-3">{t('ended.nextPlaces')}</h3>
          <ul className="rk-stack rk-stack--tight">
            {nextPlaces.map(({ id, title, town, employer }) => (
              <li key={id}>
                <AppLink to={`/leerbanen-beheren/${id}`}>{title}</AppLink>{' '}
                <span className="rk-soft">{t('ended.where', { employer: employer.name, town })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {place.seatsLeft > 0 && (
        <p>
          <AppLink to={`/leerbanen-beheren/${place.id}`}>{t('ended.nextCandidates')}</AppLink>
        </p>
      )}
    </>
  );
}
