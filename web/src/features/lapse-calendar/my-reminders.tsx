import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { CheckboxChoice, ChoiceGroup } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { CalendarFeed } from './calendar-feed.js';

const MyRemindersQuery = graphql(`
  query MyReminders {
    myReminders {
      leadDays
      isOwnChoice
      choices
      isOff
      feedSince
    }
  }
`);
const Choose = graphql(`
  mutation ChooseReminders($leadDays: [Int!]!) {
    chooseReminders(leadDays: $leadDays) {
      reminders {
        leadDays
      }
      problems {
        message
      }
    }
  }
`);

/** When one is reminded oneself, and the calendar with its own address. */
export function MyReminders(): ReactNode {
  const { t } = useTranslation('lapse-calendar');
  const [{ data, error }, again] = useQuery({ query: MyRemindersQuery });
  const mine = data?.myReminders;
  const reload = () => again({ requestPolicy: 'network-only' });
  if (error) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <LoadingState />;
  if (!mine) return null;
  return (
    <>
      <section aria-labelledby="herinneringen" className="rk-stack">
        <h2 id="herinneringen" className="utrecht-heading-2">
          {t('mine.heading')}
        </h2>
        {mine.isOff ? (
          <Notice>
            <p>{t('mine.off')}</p>
            <p>
              <AppLink to="/account">{t('mine.toAccount')}</AppLink>
            </p>
          </Notice>
        ) : (
          <ChooseDays days={mine.leadDays} choices={mine.choices} onDone={reload} />
        )}
      </section>
      <CalendarFeed hasFeed={mine.feedSince !== null} onChange={reload} />
    </>
  );
}

function ChooseDays(props: {
  days: readonly number[];
  choices: readonly number[];
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('lapse-calendar');
  const [days, setDays] = useState<readonly number[]>(props.days);
  const [{ data, error, fetching }, choose] = useMutation(Choose);
  const problem = data?.chooseReminders.problems[0]?.message;
  const send = async (): Promise<void> => {
    const answer = await choose({ leadDays: [...days] });
    if (answer.data?.chooseReminders.problems.length === 0) props.onDone();
  };
  return (
    <form
      noValidate
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ChoiceGroup id="dagen-vooraf" label={t('mine.label')} hint={t('mine.hint')} error={problem}>
        {props.choices.map((each) => (
          <CheckboxChoice
            key={each}
            id={`dagen-${each}`}
            label={t('mine.days', { days: each })}
            checked={days.includes(each)}
            onChange={(event) =>
              setDays(event.target.checked ? [...days, each] : days.filter((other) => other !== each))
            }
          />
        ))}
      </ChoiceGroup>
      {error && <ErrorState error={error} />}
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('mine.go')}
        </Button>
      </p>
      <div role="status">
        {data && !problem && !fetching && (
          <Notice tone="ok">
            <p>{t('mine.saved')}</p>
          </Notice>
        )}
      </div>
    </form>
  );
}
