import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/fields.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';

const OpenInvitation = graphql(`
  query OpenInvitation($token: String!) {
    invitation(token: $token) {
      email
      organisation
      role
      memberRole
      expiresAt
      needsName
    }
  }
`);
const Accept = graphql(`
  mutation AcceptInvitation($token: String!, $name: String) {
    acceptInvitation(token: $token, name: $name) {
      accepted
      signedIn
      signInMailed
      problems {
        code
        message
        path
      }
    }
  }
`);

/** Where the button of an invitation lands. Opening the page changes nothing; its own button accepts. */
export default function AcceptInvitationPage(): ReactNode {
  const { t, i18n } = useTranslation('team');
  const { renew } = useSession();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [name, setName] = useState('');
  const [attempts, setAttempts] = useState(0);
  const [{ data, error }, again] = useQuery({
    query: OpenInvitation,
    variables: { token },
    requestPolicy: 'network-only',
  });
  const [{ data: answer, error: failure, fetching }, accept] = useMutation(Accept);
  const came = answer?.acceptInvitation;
  const invitation = data?.invitation;
  const problems = came?.problems ?? [];
  const isOver = problems.some(({ code }) => code !== 'INVALID');
  const errors = problemErrors(isOver ? [] : problems, { name: 'naam' }, 'naam');

  if (came?.accepted) {
    return (
      <Page title={t('accept.done')}>
        <Notice tone="ok" live>
          <p>{t(came.signInMailed ? 'accept.mailed' : 'accept.signedIn')}</p>
        </Notice>
        <p>
          {came.signInMailed ? (
            <ButtonLink to="/aanmelden">{t('accept.toSignIn')}</ButtonLink>
          ) : (
            <ButtonLink to="/account" onClick={renew}>
              {t('accept.toAccount')}
            </ButtonLink>
          )}
        </p>
      </Page>
    );
  }
  if (error) {
    return (
      <Page title={t('accept.title')}>
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={t('accept.title')}>
        <LoadingState />
      </Page>
    );
  }
  if (!invitation || isOver) {
    return (
      <Page title={t('accept.over')}>
        <p>{t('accept.overText')}</p>
        <p>
          <ButtonLink to="/aanmelden">{t('accept.toSignIn')}</ButtonLink>
        </p>
      </Page>
    );
  }
  const { email, organisation, role, memberRole, expiresAt, needsName } = invitation;
  return (
    <Page title={t('accept.title')} lead={t('accept.lead', { organisation })}>
      <p>{t(`accept.as.${memberRole ?? role}` as 'accept.as.MEMBER')}</p>
      <p className="rk-soft">{t('accept.for', { email, until: instantInWords(expiresAt, i18n.language) })}</p>
      <form
        noValidate
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void accept({ token, name: needsName ? name : null }).then(() => setAttempts(attempts + 1));
        }}
      >
        <ErrorSummary key={attempts} errors={errors} />
        {failure && <ErrorState error={failure} />}
        {needsName && (
          <TextField
            id="naam"
            label={t('accept.name')}
            hint={t('accept.nameHint')}
            autoComplete="name"
            error={errors[0]?.message}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <p>
          <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
            {t('accept.go')}
          </Button>
        </p>
      </form>
    </Page>
  );
}
