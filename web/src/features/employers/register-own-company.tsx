import { Button } from '@utrecht/component-library-react';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import * as z from 'zod/mini';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';

const RegisterCompany = graphql(`
  mutation RegisterOwnCompany($input: OwnCompanyInput!) {
    registerOwnCompany(input: $input) {
      employer {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const Company = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'nameMissing'), z.maxLength(200)),
  postcode4: z.string().check(z.trim(), z.regex(/^\d{4}$/, 'postcodeInvalid')),
});

/** Enters a company that is not here yet. Its KvK number was told by the provider and cannot be changed. */
export function RegisterOwnCompany(props: { kvkNumber: string; onEntered: () => void }): ReactNode {
  const { t } = useTranslation('company-sign-in');
  const { renew } = useSession();
  const [{ data, error, fetching }, enter] = useMutation(RegisterCompany);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Company),
    defaultValues: { name: '', postcode4: '' },
  });
  const problems = data?.registerOwnCompany.problems ?? [];
  const wrong = (field: 'name' | 'postcode4'): string | undefined => {
    const key = formState.errors[field]?.message as 'nameMissing' | 'postcodeInvalid' | undefined;
    return key ? t(key) : problems.find(({ path }) => path.at(-1) === field)?.message;
  };
  const others = problems.filter(({ path }) => !['name', 'postcode4'].includes(path.at(-1) ?? ''));
  const send = handleSubmit(async (input) => {
    const done = (await enter({ input })).data?.registerOwnCompany;
    if (!done?.employer) return;
    props.onEntered();
    renew();
  });
  return (
    <form className="rk-stack" noValidate onSubmit={(event) => void send(event)}>
      <SummaryList rows={[{ label: t('kvk'), value: props.kvkNumber }]} />
      {error && <ErrorState error={error} />}
      {others.length > 0 && (
        <Notice tone="error" live>
          {others.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      <TextField
        id="naam"
        autoComplete="organization"
        label={t('name')}
        error={wrong('name')}
        {...register('name')}
      />
      <TextField
        id="postcode"
        short
        inputMode="numeric"
        label={t('postcode')}
        hint={t('postcodeHint')}
        error={wrong('postcode4')}
        {...register('postcode4')}
      />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('enter')}
        </Button>
      </p>
    </form>
  );
}
