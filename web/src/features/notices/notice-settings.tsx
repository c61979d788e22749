import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { SelectField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';

const MyNoticeSettings = graphql(`
  query MyNoticeSettings {
    viewer {
      id
      noticeSettings {
        kind
        how
        choices
      }
    }
  }
`);
const Change = graphql(`
  mutation ChangeNoticeSetting($kind: NoticeKind!, $how: HowSoon!) {
    changeNoticeSetting(kind: $kind, how: $how) {
      noticeSettings {
        kind
        how
        choices
      }
      problems {
        message
      }
    }
  }
`);

/** What one is mailed about, and how soon; kept at once. Nothing for whoever has no such mail. */
export function NoticeSettings(): ReactNode {
  const { t } = useTranslation('notices');
  const [{ data, error }, again] = useQuery({ query: MyNoticeSettings });
  const [{ data: changed, error: failure, fetching }, change] = useMutation(Change);
  const settings = changed?.changeNoticeSetting.noticeSettings ?? data?.viewer?.noticeSettings ?? [];
  const problems = changed?.changeNoticeSetting.problems ?? [];
  if (data && settings.length === 0) return null;
  return (
    <section aria-labelledby="berichten" className="rk-stack">
      <h2 id="berichten" className="utrecht-heading-2">
        {t('heading')}
      </h2>
      <p>{t('text')}</p>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState />}
      {settings.map(({ kind, how, choices }) => (
        <SelectField
          key={kind}
          id={`bericht-${kind}`}
          label={t(`kind.${kind}`)}
          hint={how === 'NEVER' ? t('neverHint') : t(`hint.${kind}`)}
          value={how}
          disabled={fetching}
          onChange={(event) => {
            const chosen = choices.find((each) => each === event.target.value);
            if (chosen) void change({ kind, how: chosen });
          }}
          choices={choices.map((each) => ({ value: each, label: t(`how.${each}`) }))}
        />
      ))}
      {failure && <ErrorState error={failure} />}
      <div role="status">
        {changed && problems.length === 0 && !fetching && (
          <Notice tone="ok">
            <p>{t('saved')}</p>
          </Notice>
        )}
      </div>
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <p className="rk-soft">{t('always')}</p>
    </section>
  );
}
