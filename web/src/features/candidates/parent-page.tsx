import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { ConsentWords } from './consent-words.js';

const ParentsQuestion = graphql(`
  query ParentsQuestion($token: String!) {
    parentsQuestion(token: $token) {
      firstName
      parentName
      askedForMatching
    }
  }
`);

const AgreeAsParent = graphql(`
  mutation AgreeAsParent($token: String!) {
    agreeAsParent(token: $token) {
      agreed
      problems {
        code
        message
      }
    }
  }
`);

/** Where the link in a parent's mail lands. Opening it does nothing; the button says yes. */
export default function ParentPage(): ReactNode {
  const { t } = useTranslation('my-privacy');
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [{ data, error }, again] = useQuery({ query: ParentsQuestion, variables: { token } });
  const [agreed, agree] = useMutation(AgreeAsParent);
  const problems = agreed.data?.agreeAsParent.problems ?? [];
  if (agreed.data?.agreeAsParent.agreed)
    return (
      <Page title={t('parent.doneTitle')} step="done">
        <Notice tone="ok" live>
          <p>{t('parent.done')}</p>
        </Notice>
      </Page>
    );
  const asked = data?.parentsQuestion;
  if (!asked)
    return (
      <Page title={t(data ? 'parent.dead' : 'parent.loading')} step="loading">
        {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
        {!data && !error && <LoadingState />}
        {data && <p>{t('parent.deadText')}</p>}
      </Page>
    );
  const { firstName: name, parentName, askedForMatching } = asked;
  return (
    <Page title={t('parent.title', { name })} step="asked">
      <p>{t('parent.hello', { name: parentName })}</p>
      <p>{t('parent.what', { name })}</p>
      <p>{t('parent.young', { name })}</p>
      {askedForMatching && <p>{t('parent.matching', { name })}</p>}
      <ConsentWords level={2}>
        {() => (
          <>
            {problems.length > 0 && (
              <Notice tone="error" live>
                {problems.map(({ code, message }) => (
                  <p key={code}>{message}</p>
                ))}
              </Notice>
            )}
            {agreed.error && <ErrorState error={agreed.error} />}
            <p>
              <Button
                appearance="primary-action-button"
                busy={agreed.fetching}
                disabled={agreed.fetching}
                onClick={() => void agree({ token })}
              >
                {t('parent.go')}
              </Button>
            </p>
            <p>{t('parent.no')}</p>
          </>
        )}
      </ConsentWords>
    </Page>
  );
}
