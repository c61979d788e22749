import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, type CombinedError } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { usePlaceInWords } from './place-answers-in-words.js';
import { inputOf, type PlaceAnswers } from './place-answers.js';

const CreatePlace = graphql(`
  mutation CreatePlace($input: PlaceInput!) {
    createPlace(input: $input) {
      place {
        id
        version
        status
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const ChangePlace = graphql(`
  mutation ChangePlace($id: ID!, $version: Int!, $input: PlaceInput!) {
    changePlace(id: $id, version: $version, input: $input) {
      place {
        id
        version
        status
        title
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const PublishPlace = graphql(`
  mutation PublishPlace($id: ID!, $version: Int!) {
    publishPlace(id: $id, version: $version) {
      place {
        id
        version
        status
        publishedAt
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export interface Refusal {
  code: string;
  message: string;
  path: readonly string[];
}

/** What became of it: the place is kept; `refusals` say why it could not be published as well. */
export interface Saved {
  placeId: string;
  outcome: 'draft' | 'published' | 'changed' | 'kept-as-draft';
  refusals: readonly Refusal[];
}

/** Check your answers, and save: as a draft, or visible to everybody. `existing` is the place that is being changed. */
export function PlaceCheck(props: {
  answers: PlaceAnswers;
  employerId: string | null;
  existing: { id: string; version: number; status: string } | null;
  formSearch: string;
  onSaved: (saved: Saved) => void;
  onRefused: (refusals: readonly Refusal[]) => void;
}): ReactNode {
  const { answers, employerId, existing, formSearch, onSaved, onRefused } = props;
  const { t } = useTranslation('place-form');
  const rows = usePlaceInWords(answers);
  const [, create] = useMutation(CreatePlace);
  const [, change] = useMutation(ChangePlace);
  const [, publish] = useMutation(PublishPlace);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const isVisible = existing !== null && existing.status !== 'DRAFT';

  const keep = async (): Promise<{ id: string; version: number } | null> => {
    const input = inputOf(answers, employerId);
    const { data, error: failure } = existing
      ? await change({ id: existing.id, version: existing.version, input })
      : await create({ input });
    setError(failure);
    const answer = data && ('createPlace' in data ? data.createPlace : data.changePlace);
    if (!answer) return null;
    if (!answer.place || answer.problems.length > 0) {
      onRefused(answer.problems);
      return null;
    }
    return answer.place;
  };

  const save = async (visible: boolean): Promise<void> => {
    setBusy(true);
    const place = await keep();
    if (!place) return setBusy(false);
    if (isVisible) return onSaved({ placeId: place.id, outcome: 'changed', refusals: [] });
    if (!visible) return onSaved({ placeId: place.id, outcome: 'draft', refusals: [] });
    const { data } = await publish({ id: place.id, version: place.version });
    const refusals = data?.publishPlace.problems ?? [];
    const isPublished = data?.publishPlace.place?.status === 'PUBLISHED';
    onSaved({ placeId: place.id, outcome: isPublished ? 'published' : 'kept-as-draft', refusals });
  };

  return (
    <>
      {error && <ErrorState error={error} />}
      <SummaryList
        rows={rows.map(({ field, label, value }) => ({
          label,
          value,
          changeTo: { search: formSearch, hash: field },
        }))}
      />
      {!isVisible && (
        <Notice tone="info">
          <p>{t('check.draftOrPublish')}</p>
        </Notice>
      )}
      <p className="rk-row">
        <Button
          appearance="primary-action-button"
          busy={busy}
          disabled={busy}
          onClick={() => void save(true)}
        >
          {isVisible ? t('check.save') : t('check.publish')}
        </Button>
        {!isVisible && (
          <Button appearance="secondary-action-button" disabled={busy} onClick={() => void save(false)}>
            {t('check.draft')}
          </Button>
        )}
      </p>
    </>
  );
}
