import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SelectField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';

const Snooze = graphql(`
  mutation SnoozeAlert($id: ID!, $until: Date!) {
    snoozeAlert(id: $id, until: $until) {
      lapseAlert {
        id
        snoozedUntil
      }
      candidateAlert {
        id
        snoozedUntil
      }
      problems {
        message
        path
      }
    }
  }
`);

const HandOver = graphql(`
  mutation HandOverAlert($id: ID!, $toAccountId: ID!) {
    handOverAlert(id: $id, toAccountId: $toAccountId) {
      lapseAlert {
        id
        handedOnAt
        current
      }
      candidateAlert {
        id
        handedOnAt
        current
      }
      problems {
        message
        path
      }
    }
  }
`);

const Colleagues = graphql(`
  query ColleaguesToHandOverTo {
    desk {
      regionCode
      advisers {
        accountId
        name
        awayUntil
      }
    }
  }
`);

/** What somebody does with an alert besides acknowledging it: put it off to a day, or hand it to a colleague. */
export function ActOnAlert(props: {
  alert: { id: string; acknowledgedAt: string | null; snoozeUntilAtMost: string | null };
  what: string;
  onMoved: () => void;
}): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const { alert, what, onMoved } = props;
  return (
    <Disclosure
      summary={
        <>
          {t('later.summary')}
          <span className="rk-visually-hidden">: {what}</span>
        </>
      }
    >
      {alert.snoozeUntilAtMost && !alert.acknowledgedAt && (
        <SnoozeForm id={alert.id} last={alert.snoozeUntilAtMost} onMoved={onMoved} />
      )}
      <HandOverForm id={alert.id} onMoved={onMoved} />
    </Disclosure>
  );
}

function SnoozeForm({ id, last, onMoved }: { id: string; last: string; onMoved: () => void }): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  const [{ error, fetching }, snooze] = useMutation(Snooze);
  const [until, setUntil] = useState(last);
  const attempt = useAttempt();
  const field = `uitstel-${id}`;
  return (
    <AskForm
      attempt={attempt}
      error={error}
      busy={fetching}
      go={t('later.snooze')}
      secondary
      onSend={async () => {
        if (!until) return attempt.ended([{ fieldId: field, message: t('later.missingDay') }]);
        const answer = await snooze({ id, until });
        const problems = answer.data?.snoozeAlert.problems ?? [];
        attempt.ended(problemErrors(problems, { until: field }, field));
        if (answer.data && problems.length === 0) onMoved();
      }}
    >
      <DateField
        id={field}
        label={t('later.until')}
        hint={t('later.untilHint', { date: dateInWords(last, i18n.language) })}
        error={attempt.errorAt(field)}
        value={until}
        onChange={setUntil}
      />
    </AskForm>
  );
}

function HandOverForm({ id, onMoved }: { id: string; onMoved: () => void }): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const { viewer } = useSession();
  const [{ data, error: unread }] = useQuery({ query: Colleagues, requestPolicy: 'cache-first' });
  const [{ error, fetching }, handOver] = useMutation(HandOver);
  const [chosen, choose] = useState('');
  const attempt = useAttempt();
  const field = `overdragen-${id}`;
  const others = (data?.desk?.advisers ?? []).filter(
    ({ accountId, awayUntil }) => accountId !== viewer?.id && awayUntil === null,
  );
  if (unread) return <ErrorState error={unread} />;
  if (!data) return null;
  if (others.length === 0) return <p>{t('later.nobody')}</p>;
  return (
    <AskForm
      attempt={attempt}
      error={error}
      busy={fetching}
      go={t('later.handOver')}
      secondary
      onSend={async () => {
        if (!chosen) return attempt.ended([{ fieldId: field, message: t('later.missingColleague') }]);
        const answer = await handOver({ id, toAccountId: chosen });
        const problems = answer.data?.handOverAlert.problems ?? [];
        attempt.ended(problemErrors(problems, { toAccountId: field }, field));
        if (answer.data && problems.length === 0) onMoved();
      }}
    >
      <SelectField
        id={field}
        label={t('later.colleague')}
        hint={t('later.colleagueHint')}
        error={attempt.errorAt(field)}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        choices={[
          { value: '', label: t('later.choose') },
          ...others.map(({ accountId, name }) => ({ value: accountId, label: name })),
        ]}
      />
    </AskForm>
  );
}

const Called = graphql(`
  mutation NoteEmployerCalled($placeId: ID!) {
    noteEmployerCalled(placeId: $placeId) {
      place {
        id
      }
      problems {
        message
      }
    }
  }
`);

const ProposeExtension = graphql(`
  mutation ProposeExtension($placeId: ID!, $lapsesOn: Date!) {
    proposeExtension(placeId: $placeId, lapsesOn: $lapsesOn) {
      place {
        id
      }
      problems {
        message
        path
      }
    }
  }
`);

/** Calling the employer, and asking it to extend: with the number, and a note that it was done. */
export function CallEmployer(props: {
  place: {
    id: string;
    title: string;
    startsOn: string;
    employer: {
      name: string;
      mailFails: boolean | null;
      establishments: readonly { id: string; name: string; phone: string | null }[];
    };
  };
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const { place, onDone } = props;
  const [{ data, error, fetching }, called] = useMutation(Called);
  const phones = place.employer.establishments.filter(({ phone }) => phone !== null);
  const noted = data?.noteEmployerCalled.place != null;
  return (
    <Disclosure
      summary={
        <>
          {t('call.summary')}
          <span className="rk-visually-hidden">: {place.title}</span>
        </>
      }
    >
      {place.employer.mailFails && <p>{t('call.mailFails')}</p>}
      {phones.length === 0 && <p>{t('call.noPhone')}</p>}
      {phones.length > 0 && (
        <ul className="utrecht-unordered-list">
          {phones.map(({ id, name, phone }) => (
            <li key={id} className="utrecht-unordered-list__item">
              {name}:{' '}
              <a className="utrecht-link utrecht-link--html-a" href={`tel:${phone}`}>
                {phone}
              </a>
            </li>
          ))}
        </ul>
      )}
      {error && <ErrorState error={error} />}
      <div role="status">{noted && <p className="rk-soft">{t('call.noted')}</p>}</div>
      {!noted && (
        <p>
          <Button
            appearance="secondary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() =>
              void called({ placeId: place.id }).then((answer) => {
                if (answer.data?.noteEmployerCalled.problems.length === 0) onDone();
              })
            }
          >
            {t('call.go')}
          </Button>
        </p>
      )}
      <ExtensionForm place={place} onDone={onDone} />
    </Disclosure>
  );
}

function ExtensionForm(props: { place: { id: string; startsOn: string }; onDone: () => void }): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  const { place, onDone } = props;
  const [{ data, error, fetching }, propose] = useMutation(ProposeExtension);
  const [lapsesOn, setLapsesOn] = useState('');
  const attempt = useAttempt();
  const field = `verlengen-${place.id}`;
  const done = data?.proposeExtension.place != null && attempt.errors.length === 0;
  if (done) return <p role="status">{t('extend.done')}</p>;
  return (
    <AskForm
      attempt={attempt}
      error={error}
      busy={fetching}
      go={t('extend.go')}
      secondary
      onSend={async () => {
        if (!lapsesOn) return attempt.ended([{ fieldId: field, message: t('later.missingDay') }]);
        const answer = await propose({ placeId: place.id, lapsesOn });
        const problems = answer.data?.proposeExtension.problems ?? [];
        attempt.ended(problemErrors(problems, { lapsesOn: field }, field));
        if (answer.data && problems.length === 0) onDone();
      }}
    >
      <DateField
        id={field}
        label={t('extend.label')}
        hint={t('extend.hint', { date: dateInWords(place.startsOn, i18n.language) })}
        error={attempt.errorAt(field)}
        value={lapsesOn}
        onChange={setLapsesOn}
      />
    </AskForm>
  );
}
