import { Button } from '@utrecht/component-library-react';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import * as z from 'zod/mini';
import { graphql } from '../../lib/graphql.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { rememberReturn } from './return-path.js';

const AskAccount = graphql(`
  mutation AskAccount($name: String!, $email: String!) {
    askOpenIdAccount(name: $name, email: $email) {
      accepted
      problems {
        code
        message
      }
    }
  }
`);

const Person = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'connect.nameMissing'), z.maxLength(200)),
  email: z.string().check(z.trim(), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'connect.emailInvalid')),
});
type Wrong = 'connect.nameMissing' | 'connect.emailInvalid' | undefined;

/** Somebody who acts for a company and has no account: the mailed link shows that the address is theirs. */
export function NewToUs(known: { name: string | null; email: string | null }): ReactNode {
  const { t } = useTranslation('openid');
  const [{ data, error, fetching }, ask] = useMutation(AskAccount);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Person),
    defaultValues: { name: known.name ?? '', email: known.email ?? '' },
  });
  const problems = data?.askOpenIdAccount.problems ?? [];
  const wrong = (field: 'name' | 'email') => {
    const key = formState.errors[field]?.message as Wrong;
    return key && t(key);
  };
  const send = handleSubmit(async (person) => {
    rememberReturn('/koppelen');
    await ask(person);
  });

  if (data?.askOpenIdAccount.accepted)
    return (
      <Notice tone="ok" live>
        <p>{t('connect.sent')}</p>
      </Notice>
    );
  return (
    <form className="rk-stack" noValidate onSubmit={(event) => void send(event)}>
      <p>{t('connect.companyText')}</p>
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      <TextField
        id="naam"
        autoComplete="name"
        label={t('connect.name')}
        error={wrong('name')}
        {...register('name')}
      />
      <TextField
        id="email"
        type="email"
        autoComplete="email"
        label={t('connect.email')}
        error={wrong('email')}
        {...register('email')}
      />
      <p>
        <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
          {t('connect.companyGo')}
        </Button>
      </p>
    </form>
  );
}
