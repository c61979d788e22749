import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';

const Clone = graphql(`
  mutation ClonePlace($id: ID!) {
    clonePlace(id: $id) {
      place {
        id
        status
      }
      problems {
        code
        message
      }
    }
  }
`);

/** The same place once more, as a draft; leads to it. */
export function ClonePlace({ placeId }: { placeId: string }): ReactNode {
  const { t } = useTranslation('my-places');
  const navigate = useNavigate();
  const [{ data, error, fetching }, clone] = useMutation(Clone);
  const problems = data?.clonePlace.problems ?? [];
  const go = async (): Promise<void> => {
    const answer = await clone({ id: placeId });
    const copy = answer.data?.clonePlace.place;
    if (copy) await navigate(`/mijn-leerbanen/${copy.id}`, { state: { outcome: 'cloned' } });
  };
  return (
    <details>
      <summary>{t('clone.title')}</summary>
      <form
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        {error && <ErrorState error={error} />}
        {problems.length > 0 && (
          <Notice tone="error" live>
            {problems.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </Notice>
        )}
        <p>{t('clone.text')}</p>
        <p>
          <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
            {t('clone.go')}
          </Button>
        </p>
      </form>
    </details>
  );
}
