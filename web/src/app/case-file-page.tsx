import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { dateInWords, today } from '../lib/dates.js';
import { graphql, readFragment } from '../lib/graphql.js';
import { useSession } from '../lib/session.js';
import { Disclosure } from '../ui/disclosure.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { ErrorState, LoadingState } from '../ui/states.js';
import { CaseFileFields, type CaseFile } from '../features/candidates/case-file-fields.js';
import { CaseFileSummary } from '../features/candidates/case-file-summary.js';
import { CasePlaces } from './case-places.js';
import { AllowEarlyStart, OpenCase, WithReason } from '../features/candidates/case-reason.js';
import { DecideObjections } from '../features/candidates/decide-objections.js';
import { ContactForm } from '../features/candidates/contact-form.js';
import { StrengthsForm } from '../features/candidates/strengths-form.js';
import { NeedPlaceForm } from '../features/candidates/need-place-form.js';
import { ManageCase } from '../features/candidates/manage-case.js';
import { ParentOfMinor } from '../features/candidates/record-parent.js';
import { WishForm } from '../features/candidates/wish-form.js';

const OneCaseFile = graphql(
  `
    query OneCaseFile($id: ID!) {
      candidate(id: $id) {
        id
        ...CaseFileFields
      }
    }
  `,
  [CaseFileFields],
);

const withCandidates = { additionalTypenames: ['Candidate'] };

/** A candidate's case for a desk: who, the wish, on what ground, and the places that fit. */
export default function CaseFilePage(): ReactNode {
  const { t } = useTranslation('case-files');
  const { viewer } = useSession();
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({
    query: OneCaseFile,
    variables: { id },
    context: withCandidates,
  });
  const back = { to: '/kandidaten', label: t('case.back') };
  if (data?.candidate) return <CaseInFull candidate={readFragment(CaseFileFields, data.candidate)} />;
  if (data && !fetching) {
    if (!viewer?.roles.includes('ADVISER')) return <NotFoundPage />;
    return (
      <Page title={t('openCase.title')} lead={t('openCase.lead')} back={back} step="open">
        <WithReason
          candidateId={id}
          action={OpenCase}
          label={t('openCase.reason')}
          hint={t('openCase.hint')}
          go={t('openCase.go')}
          onDone={() => again({ requestPolicy: 'network-only' })}
        />
      </Page>
    );
  }
  return (
    <Page title={t('case.loading')} back={back} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function CaseInFull({ candidate }: { candidate: CaseFile }): ReactNode {
  const { t, i18n } = useTranslation('case-files');
  const { viewer } = useSession();
  const { t: tStrengths } = useTranslation('strengths');
  const { t: tContact } = useTranslation('contact');
  const { details } = candidate;
  const isAdviser = viewer?.roles.includes('ADVISER') ?? false;
  const isTooYoung = details?.earliestStartOn && details.earliestStartOn > today();
  return (
    <Page
      title={candidate.name}
      back={{ to: '/kandidaten', label: t('case.back') }}
      step={candidate.id}
      width="full"
    >
      {details && !details.inMatching && (
        <Notice tone="warning">
          <p>
            {details.placedOn
              ? t('case.placed', { date: dateInWords(details.placedOn, i18n.language) })
              : t('case.outOfMatching')}
          </p>
        </Notice>
      )}
      <DecideObjections candidateId={candidate.id} />
      <ParentOfMinor candidateId={candidate.id} mayRecord={isAdviser} />
      <section className="rk-stack" aria-labelledby="gegevens">
        <h2 id="gegevens" className="utrecht-heading-2">
          {t('case.facts')}
        </h2>
        <CaseFileSummary candidate={candidate} />
        {isAdviser && (
          <div className="rk-measure">
            <Disclosure summary={t('wish.change')}>
              <WishForm candidate={candidate} />
            </Disclosure>
            {details && (
              <Disclosure summary={tContact('change')}>
                <ContactForm candidateId={candidate.id} contact={details} byDesk />
              </Disclosure>
            )}
            {details && (
              <Disclosure summary={tStrengths('desk.change')}>
                <p>{tStrengths('desk.lead')}</p>
                <StrengthsForm candidateId={candidate.id} brings={details.brings} byDesk />
              </Disclosure>
            )}
            {details && (
              <Disclosure summary={t('need.summary')}>
                <NeedPlaceForm
                  candidateId={candidate.id}
                  neededBy={details.placeNeededBy}
                  words={{
                    label: t('need.label'),
                    hint: t('need.hint'),
                    go: t('need.go'),
                    saved: t('need.saved'),
                  }}
                />
              </Disclosure>
            )}
            {isTooYoung && (
              <Disclosure summary={t('early.summary')}>
                <p>{t('early.text')}</p>
                <WithReason
                  candidateId={candidate.id}
                  action={AllowEarlyStart}
                  label={t('early.reason')}
                  hint={t('early.hint')}
                  go={t('early.go')}
                />
              </Disclosure>
            )}
          </div>
        )}
      </section>
      <CasePlaces candidate={candidate} />
      {isAdviser && <ManageCase candidateId={candidate.id} name={candidate.name} />}
    </Page>
  );
}
