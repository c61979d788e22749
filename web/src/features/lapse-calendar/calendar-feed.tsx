import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { SureButton } from '../../ui/sure-button.js';

const Renew = graphql(`
  mutation RenewLapseFeed {
    renewLapseFeed {
      url
      problems {
        message
      }
    }
  }
`);
const End = graphql(`
  mutation EndLapseFeed {
    endLapseFeed {
      reminders {
        feedSince
      }
      problems {
        message
      }
    }
  }
`);

/** The address by which one's own calendar program follows the lapse calendar: made, shown once, ended. */
export function CalendarFeed({ hasFeed, onChange }: { hasFeed: boolean; onChange: () => void }): ReactNode {
  const { t } = useTranslation('lapse-calendar');
  const [{ data, error, fetching }, renew] = useMutation(Renew);
  const [, end] = useMutation(End);
  const url = hasFeed ? data?.renewLapseFeed.url : null;
  return (
    <section aria-labelledby="agenda" className="rk-stack">
      <h2 id="agenda" className="utrecht-heading-2">
        {t('feed.heading')}
      </h2>
      <p>{t('feed.text')}</p>
      {hasFeed && !url && <p>{t('feed.hidden')}</p>}
      {url && (
        <Notice tone="ok" live>
          <p>{t('feed.once')}</p>
          <TextField
            id="agenda-adres"
            label={t('feed.address')}
            value={url}
            readOnly
            onFocus={(event) => event.target.select()}
          />
        </Notice>
      )}
      {error && <ErrorState error={error} />}
      <p>
        <Button
          appearance="secondary-action-button"
          busy={fetching}
          disabled={fetching}
          onClick={() => void renew({}).then(onChange)}
        >
          {t(hasFeed ? 'feed.renew' : 'feed.make')}
        </Button>
      </p>
      {hasFeed && (
        <SureButton
          label={t('feed.end')}
          sure={<p>{t('feed.sure')}</p>}
          yes={t('feed.yes')}
          act={async () => {
            const answer = await end({});
            onChange();
            return { problems: answer.data?.endLapseFeed.problems ?? [], error: answer.error };
          }}
        />
      )}
    </section>
  );
}
