import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice, TextareaField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';

const OneLostPlace = graphql(`
  query OneLostPlace($id: ID!) {
    lostPlace(id: $id) {
      id
      way
      seats
      lostOn
      candidatesThatFit
      cause
      proposedCause
      note
      place {
        id
        title
        town
        employer {
          id
          name
        }
      }
      replay {
        verdict
        introduceBy
        alertInTime
      }
    }
  }
`);

const TellCause = graphql(`
  mutation TellLostCause($placeId: ID!, $cause: LossCause!, $note: String) {
    tellLostCause(placeId: $placeId, cause: $cause, note: $note) {
      lostPlace {
        id
        cause
        note
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

type Lost = NonNullable<ResultOf<typeof OneLostPlace>['lostPlace']>;
type Cause = Lost['proposedCause'];
const causes: readonly Cause[] = [
  'NO_CANDIDATES',
  'INFORMATION',
  'HESITATION',
  'DISTANCE',
  'SILENCE',
  'SCHOOL',
  'FILLED_ELSEWHERE',
  'ACCREDITATION',
  'NO_CAPACITY',
  'OTHER',
];

/** Why one place was lost: what the facts say, what would have been in time, and the question to the desk. */
export default function LostPlacePage(): ReactNode {
  const { t } = useTranslation('lost-seats');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OneLostPlace, variables: { id } });
  const back = { to: '/verloren-plekken', label: t('back') };
  if (data?.lostPlace) return <InFull key={id} lost={data.lostPlace} back={back} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('title')} back={back} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function InFull({ lost, back }: { lost: Lost; back: { to: string; label: string } }): ReactNode {
  const { t, i18n } = useTranslation('lost-seats');
  const { place, replay, seats, way, lostOn } = lost;
  const day = (date: string): string => dateInWords(date, i18n.language);
  return (
    <Page
      title={t('one', { title: place.title })}
      lead={t(`way.${way}`, { seats, date: day(lostOn), town: place.town })}
      back={back}
      step={lost.id}
    >
      <SummaryList
        rows={[
          {
            label: t('employer'),
            value: <AppLink to={`/leerbedrijven/${place.employer.id}`}>{place.employer.name}</AppLink>,
          },
          {
            label: t('fitted'),
            value:
              lost.candidatesThatFit === null
                ? t('fittedUnknown')
                : t('fittedValue', { count: lost.candidatesThatFit }),
          },
          ...(lost.proposedCause === 'OTHER'
            ? []
            : [{ label: t('looks'), value: t(`cause.${lost.proposedCause}`) }]),
        ]}
      />
      <section className="rk-stack" aria-labelledby="terug">
        <h2 id="terug" className="utrecht-heading-2">
          {t('replay')}
        </h2>
        <p>{t(`verdictText.${replay.verdict}`)}</p>
        {replay.introduceBy && <p>{t('introduceBy', { date: day(replay.introduceBy) })}</p>}
        {replay.introduceBy && (
          <p>
            {replay.alertInTime === null
              ? t('noAlertInTime')
              : t('alertInTime', { days: replay.alertInTime })}
          </p>
        )}
        <p>
          <AppLink to={`/leerbanen-beheren/${place.id}`}>{t('toPlace')}</AppLink>
        </p>
      </section>
      <section className="rk-stack" aria-labelledby="waarom">
        <h2 id="waarom" className="utrecht-heading-2">
          {t('why')}
        </h2>
        <CauseForm lost={lost} />
      </section>
    </Page>
  );
}

function CauseForm({ lost }: { lost: Lost }): ReactNode {
  const { t } = useTranslation('lost-seats');
  const [{ data, error, fetching }, tell] = useMutation(TellCause);
  const [cause, setCause] = useState<Cause>(lost.cause ?? lost.proposedCause);
  const [note, setNote] = useState(lost.note ?? '');
  const attempt = useAttempt();
  const isSaved = data?.tellLostCause.lostPlace != null && attempt.errors.length === 0;
  const send = async (): Promise<void> => {
    const answer = await tell({ placeId: lost.id, cause, note: note.trim() || null });
    if (!answer.data) return;
    attempt.ended(
      problemErrors(answer.data.tellLostCause.problems, { cause: 'oorzaak', note: 'toelichting' }, 'oorzaak'),
    );
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('go')} onSend={send}>
      {isSaved && (
        <Notice tone="ok" live>
          <p>{t('saved')}</p>
        </Notice>
      )}
      <ChoiceGroup
        id="oorzaak"
        label={t('question')}
        hint={t('questionHint')}
        error={attempt.errorAt('oorzaak')}
      >
        {causes.map((each) => (
          <RadioChoice
            key={each}
            id={`oorzaak-${each}`}
            name="oorzaak"
            checked={cause === each}
            onChange={() => setCause(each)}
            label={t(`cause.${each}`)}
            hint={each === lost.proposedCause && each !== 'OTHER' ? t('proposed') : undefined}
          />
        ))}
      </ChoiceGroup>
      <TextareaField
        id="toelichting"
        label={t('note')}
        hint={t('noteHint')}
        optional={cause !== 'OTHER'}
        error={attempt.errorAt('toelichting')}
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </AskForm>
  );
}
