import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice, TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { MeetingFields, type Meeting, type Side, type Who } from './meeting-fields.js';
import { OfSide } from './of-side.js';

const Tell = graphql(
  `
    mutation TellMeeting(
      $id: ID!
      $version: Int!
      $outcome: MeetingOutcome!
      $note: String
      $onBehalfOf: Party
    ) {
      tellMeeting(id: $id, version: $version, outcome: $outcome, note: $note, onBehalfOf: $onBehalfOf) {
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

const outcomes = ['WENT_WELL', 'DOUBTS', 'DID_NOT_COME'] as const;

/** Tells how it was, for the own side and the adviser. */
export function TellMeeting({ meeting, who }: { meeting: Meeting; who: Who }): ReactNode {
  const { t } = useTranslation('meetings');
  const [{ error, fetching }, tell] = useMutation(Tell);
  const attempt = useAttempt();
  const { id, version } = meeting;
  const [side, setSide] = useState<Side>('CANDIDATE');
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>();
  const [note, setNote] = useState('');
  const ids = { outcome: `hoe-${id}`, note: `hoe-${id}-woorden`, onBehalfOf: `hoe-${id}-van` };
  const send = async (): Promise<void> => {
    if (!outcome) {
      attempt.ended([{ fieldId: ids.outcome, message: t('tell.missing') }]);
      return;
    }
    const onBehalfOf = who === 'ADVISER' ? side : null;
    const { data } = await tell({ id, version, outcome, note: note.trim() || null, onBehalfOf });
    if (data) attempt.ended(problemErrors(data.tellMeeting.problems, ids, ids.outcome));
  };
  return (
    <AskForm
      attempt={attempt}
      error={error}
      busy={fetching}
      go={t('tell.go')}
      secondary={who === 'ADVISER'}
      onSend={send}
    >
      {who === 'ADVISER' && (
        <OfSide id={ids.onBehalfOf} label={t('tell.of')} value={side} onChange={setSide} />
      )}
      <ChoiceGroup
        id={ids.outcome}
        label={t(`tell.label.${meeting.kind}`)}
        error={attempt.errorAt(ids.outcome)}
      >
        {outcomes.map((each) => (
          <RadioChoice
            key={each}
            id={`${ids.outcome}-${each}`}
            name={ids.outcome}
            checked={outcome === each}
            onChange={() => setOutcome(each)}
            label={t(`outcome.${each}`)}
          />
        ))}
      </ChoiceGroup>
      <TextareaField
        id={ids.note}
        label={t('tell.note')}
        hint={t(`tell.noteHint.${who}`)}
        error={attempt.errorAt(ids.note)}
        optional
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </AskForm>
  );
}
