import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SureButton } from '../../ui/sure-button.js';
import { NeedPlaceBy, NeedPlaceForm } from './need-place-form.js';

const MyNeed = graphql(`
  query MyNeed {
    viewer {
      id
      candidate {
        id
        details {
          placeNeededBy
          placedOn
          inMatching
          caseTeam
        }
      }
    }
  }
`);

type Candidate = NonNullable<NonNullable<ResultOf<typeof MyNeed>['viewer']>['candidate']>;

/** By which day the candidate needs a place: to say, to change, to take back; and what to do when it has passed. */
export default function MyNeedPage(): ReactNode {
  const { t } = useTranslation('my-search');
  const [{ data, error }, again] = useQuery({ query: MyNeed });
  const candidate = data?.viewer?.candidate;
  return (
    <Page title={t('need.title')} lead={t('need.lead')} back={{ to: '/mijn-wens', label: t('wish.back') }}>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState />}
      {candidate?.details && <Need id={candidate.id} details={candidate.details} />}
    </Page>
  );
}

function Need({ id, details }: { id: string; details: NonNullable<Candidate['details']> }): ReactNode {
  const { t, i18n } = useTranslation('my-search');
  const { placeNeededBy: day, placedOn, inMatching, caseTeam } = details;
  const [, need] = useMutation(NeedPlaceBy);
  // What was typed goes away with the day that was taken back, and stays when one is saved.
  const [timesStopped, setTimesStopped] = useState(0);
  if (placedOn) {
    return (
      <Notice tone="ok">
        <p>{t('need.placed', { date: dateInWords(placedOn, i18n.language) })}</p>
      </Notice>
    );
  }
  const date = day && dateInWords(day, i18n.language);
  const hasPassed = day !== null && day < today();
  return (
    <>
      {date && (
        <Notice tone={hasPassed ? 'warning' : 'info'}>
          <p>{t(hasPassed ? 'need.passed' : 'need.now', { date })}</p>
          {hasPassed && <p>{t('need.passedNext')}</p>}
          {caseTeam.length > 0 && <p>{t('need.team', { names: caseTeam.join(', ') })}</p>}
        </Notice>
      )}
      {!inMatching && <p>{t('need.out')}</p>}
      <NeedPlaceForm
        key={timesStopped}
        candidateId={id}
        neededBy={hasPassed ? null : day}
        words={{
          label: t(day ? 'need.change' : 'need.label'),
          hint: t('need.hint'),
          go: t('need.go'),
          saved: t('need.saved'),
          missing: t('need.missing'),
        }}
      />
      {day && (
        <SureButton
          label={t('need.stop')}
          sure={t('need.stopSure')}
          yes={t('need.stopYes')}
          act={async () => {
            const { data, error } = await need({ candidateId: id, neededBy: null });
            const problems = data?.needPlaceBy.problems ?? [];
            if (data && problems.length === 0) setTimesStopped(timesStopped + 1);
            return { problems, error };
          }}
        />
      )}
    </>
  );
}
