import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useForm, type FieldErrors } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { forgetKept, keep, readKept } from '../../lib/kept.js';
import type { FieldError } from '../../ui/error-summary.js';
import { Notice } from '../../ui/notice.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { AccreditationHint } from './accreditation-hint.js';
import { ChooseEmployer } from './choose-employer.js';
import { answersOfPlace, noAnswers, wrongIn, type PlaceAnswers } from './place-answers.js';
import { PlaceCheck, type Refusal, type Saved } from './place-check.js';
import { PlaceForm } from './place-form.js';
import { usePlaceToFill, type PlaceToFill } from './place-to-fill.js';

/** A new place, or a change of one: the form, then "check your answers". For employers, and for advisers on their behalf. */
export default function PlaceFormPage(): ReactNode {
  const { t } = useTranslation('place-form');
  const { id = null } = useParams();
  const [params] = useSearchParams();
  const found = usePlaceToFill(id, params.get('werkgever'));
  const title = id ? t('titleChange') : t('titleNew');

  if (found.missing) return <NotFoundPage />;
  if (found.toFill) {
    const { place, employer } = found.toFill;
    return <FilledForm key={place?.id ?? employer.id} title={title} {...found.toFill} renew={found.again} />;
  }
  return (
    <Page title={title} back={{ to: '/mijn-leerbanen', label: t('back') }} step="loading">
      {found.error && <ErrorState error={found.error} onRetry={found.again} />}
      {!found.error && found.choices === null && <LoadingState />}
      {found.choices && <ChooseEmployer employers={found.choices} />}
    </Page>
  );
}

function FilledForm(props: PlaceToFill & { title: string; renew: () => void }): ReactNode {
  const { title, place, employer, renew } = props;
  const { t } = useTranslation('place-form');
  const navigate = useNavigate();
  const { search } = useLocation();
  const [refused, setRefused] = useState<{ errors: FieldError[]; isStale: boolean; attempt: number }>({
    errors: [],
    isStale: false,
    attempt: 0,
  });
  const keptAs = `place-form.${place?.id ?? `new.${employer.id}`}`;
  const start = useMemo(
    () => readKept<PlaceAnswers>(keptAs) ?? (place ? answersOfPlace(place) : noAnswers),
    // A newer version of the place must not overwrite what is being typed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [keptAs],
  );
  const form = useForm<PlaceAnswers>({
    shouldFocusError: false,
    defaultValues: { ...noAnswers, ...start },
    resolver: (typed) => {
      const errors: FieldErrors<PlaceAnswers> = {};
      for (const { field, wrong } of wrongIn(typed))
        errors[field] ??= { type: wrong, message: t(`wrong.${wrong}`) };
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: typed, errors: {} };
    },
  });
  useEffect(() => {
    const { unsubscribe } = form.watch((typed) => keep(keptAs, typed));
    return unsubscribe;
  }, [form, keptAs]);

  const params = new URLSearchParams(search);
  const isChecking = params.get('stap') === 'controle';
  params.delete('stap');
  const formSearch = params.toString();
  params.set('stap', 'controle');
  const checkSearch = params.toString();

  const saved = ({ placeId, outcome, refusals }: Saved): void => {
    forgetKept(keptAs);
    void navigate(`/mijn-leerbanen/${placeId}`, {
      state: { outcome, refusals: refusals.map(({ message }) => message) },
    });
  };
  const sentBack = (refusals: readonly Refusal[]): void => {
    const isStale = refusals.some(({ code }) => code === 'STALE');
    if (isStale) renew();
    setRefused({
      errors: isStale ? [] : problemErrors(refusals, fieldIds, 'title'),
      isStale,
      attempt: refused.attempt + 1,
    });
    void navigate({ search: formSearch });
  };

  const back = place
    ? { to: `/mijn-leerbanen/${place.id}`, label: t('backToPlace') }
    : { to: '/mijn-leerbanen', label: t('back') };
  return (
    <Page
      title={isChecking ? t('check.title') : title}
      lead={isChecking ? t('check.lead') : t('lead', { employer: employer.name })}
      back={isChecking ? { to: `?${formSearch}`, label: t('backToForm') } : back}
      step={isChecking ? 'check' : 'form'}
    >
      {refused.isStale && !isChecking && (
        <Notice tone="warning" live>
          <p>{t('stale')}</p>
        </Notice>
      )}
      {isChecking ? (
        <PlaceCheck
          answers={form.getValues()}
          employerId={place ? null : employer.id}
          existing={place}
          formSearch={formSearch}
          onSaved={saved}
          onRefused={sentBack}
        />
      ) : (
        <PlaceForm
          form={form}
          refused={refused.errors}
          attempt={refused.attempt}
          accreditation={
            <AccreditationHint creboCode={form.watch('creboCode')} accreditations={employer.accreditations} />
          }
          onNext={() => {
            setRefused({ ...refused, errors: [], isStale: false });
            void navigate({ search: checkSearch });
          }}
        />
      )}
    </Page>
  );
}

const fieldIds = Object.fromEntries(Object.keys(noAnswers).map((field) => [field, field]));
