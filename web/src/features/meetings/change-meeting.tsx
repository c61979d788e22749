import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { SelectField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { MeetingFields, reasons, type Meeting, type Reason, type Side, type Who } from './meeting-fields.js';
import { OfSide } from './of-side.js';
import { idsOfTimes, missingTimes, noTimes, TimesFields, typedTimes } from './times-fields.js';

const Move = graphql(
  `
    mutation MoveMeeting(
      $id: ID!
      $version: Int!
      $times: [MeetingTimeInput!]!
      $minutes: Int!
      $reason: MeetingReason!
      $onBehalfOf: Party
    ) {
      moveMeeting(
        id: $id
        version: $version
        times: $times
        minutes: $minutes
        reason: $reason
        onBehalfOf: $onBehalfOf
      ) {
        introduction {
          id
          ...MeetingFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [MeetingFields],
);

const Cancel = graphql(
  `
    mutation CancelMeeting($id: ID!, $version: Int!, $reason: MeetingReason!) {
      cancelMeeting(id: $id, version: $version, reason: $reason) {
        introduction {
          id
          ...MeetingFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [MeetingFields],
);

function ReasonField(props: {
  id: string;
  value: Reason | '';
  error: string | undefined;
  onChange: (reason: Reason | '') => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <SelectField
      id={props.id}
      label={t('reason.label')}
      hint={t('reason.hint')}
      error={props.error}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as Reason | '')}
      choices={[
        { value: '', label: t('reason.choose') },
        ...reasons.map((each) => ({ value: each, label: t(`reason.${each}`) })),
      ]}
    />
  );
}

/** Gives other times; the other side chooses among them. */
export function MoveMeeting({ meeting, who }: { meeting: Meeting; who: Who }): ReactNode {
  const { t } = useTranslation('meetings');
  const [{ error, fetching }, move] = useMutation(Move);
  const attempt = useAttempt();
  const { id, version, kind } = meeting;
  const [side, setSide] = useState<Side>('EMPLOYER');
  const [reason, setReason] = useState<Reason | ''>('');
  const [times, setTimes] = useState(noTimes(kind));
  const base = `verzet-${id}`;
  const ids = { ...idsOfTimes(base), reason: `${base}-reden`, onBehalfOf: `${base}-van` };
  const send = async (): Promise<void> => {
    const missing = [
      ...missingTimes(base, times, t('times.missing')),
      ...(reason === '' ? [{ fieldId: ids.reason, message: t('reason.missing') }] : []),
    ];
    if (missing.length > 0 || reason === '') {
      attempt.ended(missing);
      return;
    }
    const onBehalfOf = who === 'ADVISER' ? side : null;
    const { data } = await move({ id, version, ...typedTimes(times), reason, onBehalfOf });
    if (data) attempt.ended(problemErrors(data.moveMeeting.problems, ids, ids.reason));
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('move.go')} secondary onSend={send}>
      {who === 'ADVISER' && (
        <OfSide id={ids.onBehalfOf} label={t('propose.of')} value={side} onChange={setSide} />
      )}
      <TimesFields id={base} kind={kind} value={times} errorAt={attempt.errorAt} onChange={setTimes} />
      <ReasonField id={ids.reason} value={reason} error={attempt.errorAt(ids.reason)} onChange={setReason} />
    </AskForm>
  );
}

/** Calls it off, with a reason that the other side reads. */
export function CancelMeeting({ meeting: { id, version } }: { meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meetings');
  const [{ error, fetching }, cancel] = useMutation(Cancel);
  const attempt = useAttempt();
  const [reason, setReason] = useState<Reason | ''>('');
  const ids = { reason: `afzeggen-${id}-reden` };
  const send = async (): Promise<void> => {
    if (reason === '') {
      attempt.ended([{ fieldId: ids.reason, message: t('reason.missing') }]);
      return;
    }
    const { data } = await cancel({ id, version, reason });
    if (data) attempt.ended(problemErrors(data.cancelMeeting.problems, ids, ids.reason));
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('cancel.go')} secondary onSend={send}>
      <ReasonField id={ids.reason} value={reason} error={attempt.errorAt(ids.reason)} onChange={setReason} />
    </AskForm>
  );
}
