import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice, TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { howItGoes, TalkFields, type HowItGoes, type Who } from './talk-fields.js';

const Say = graphql(
  `
    mutation SayHowItGoes($introductionId: ID!, $goes: HowItGoes!, $note: String) {
      sayHowItGoes(introductionId: $introductionId, goes: $goes, note: $note) {
        introduction {
          id
          ...TalkFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [TalkFields],
);

/** A side says how it goes, to its adviser alone. */
export function SayHowItGoes({ id, who }: { id: string; who: Who }): ReactNode {
  const { t } = useTranslation('support');
  const [{ error, fetching }, say] = useMutation(Say);
  const attempt = useAttempt();
  const [goes, setGoes] = useState<HowItGoes>();
  const [note, setNote] = useState('');
  const ids = { goes: 'hoe-het-gaat', note: 'hoe-het-gaat-woorden', introductionId: 'hoe-het-gaat' };
  const isSaid = attempt.count > 0 && attempt.errors.length === 0;
  const send = async (): Promise<void> => {
    if (!goes) return attempt.ended([{ fieldId: ids.goes, message: t('say.missing') }]);
    const { data } = await say({ introductionId: id, goes, note: note.trim() || null });
    if (!data) return;
    const { problems } = data.sayHowItGoes;
    attempt.ended(problemErrors(problems, ids, ids.goes));
    if (problems.length === 0) setNote('');
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('say.go')} onSend={send}>
      {isSaid && (
        <Notice tone="ok" live>
          <p>{t(goes === 'GOES_BADLY' ? `say.called.${who}` : `say.said.${who}`)}</p>
        </Notice>
      )}
      <ChoiceGroup
        id={ids.goes}
        label={t(`say.label.${who}`)}
        hint={t(`say.hint.${who}`)}
        error={attempt.errorAt(ids.goes)}
      >
        {howItGoes.map((each) => (
          <RadioChoice
            key={each}
            id={`${ids.goes}-${each}`}
            name={ids.goes}
            checked={goes === each}
            onChange={() => setGoes(each)}
            label={t(`goes.${each}`)}
          />
        ))}
      </ChoiceGroup>
      <TextareaField
        id={ids.note}
        label={t(`say.note.${who}`)}
        hint={t(`say.noteHint.${who}`)}
        error={attempt.errorAt(ids.note)}
        optional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </AskForm>
  );
}
