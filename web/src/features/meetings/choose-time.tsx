import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { MeetingFields, type Meeting, type Who } from './meeting-fields.js';
import { useTimeText } from './time-text.js';

const Choose = graphql(
  `
    mutation ChooseMeetingTime($id: ID!, $version: Int!, $position: Int!) {
      chooseMeetingTime(id: $id, version: $version, position: $position) {
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

/** Chooses one of the times; an adviser does it for the side that was asked. */
export function ChooseTime({ meeting, who }: { meeting: Meeting; who: Who }): ReactNode {
  const { t } = useTranslation('meetings');
  const timeText = useTimeText();
  const [{ error, fetching }, choose] = useMutation(Choose);
  const attempt = useAttempt();
  const [position, setPosition] = useState<number>();
  const { id, version } = meeting;
  const field = `kies-${id}`;
  const send = async (): Promise<void> => {
    if (position === undefined) {
      attempt.ended([{ fieldId: field, message: t('choose.missing') }]);
      return;
    }
    const { data } = await choose({ id, version, position });
    if (data) attempt.ended(problemErrors(data.chooseMeetingTime.problems, { position: field }, field));
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('choose.go')} onSend={send}>
      <ChoiceGroup id={field} label={t(`choose.label.${who}`)} error={attempt.errorAt(field)}>
        {meeting.times.map((time, at) => (
          <RadioChoice
            key={time.startsAt}
            id={`${field}-${at}`}
            name={field}
            checked={position === at}
            onChange={() => setPosition(at)}
            label={timeText(time)}
          />
        ))}
      </ChoiceGroup>
    </AskForm>
  );
}
