import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { CheckboxChoice, ChoiceGroup, RadioChoice, SelectField, TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import type { HesitationKind } from './help-fields.js';

const Say = graphql(`
  mutation SayHesitation(
    $introductionId: ID!
    $kind: HesitationKind!
    $adviserOnly: Boolean!
    $note: String
    $onBehalfOf: Party
  ) {
    sayHesitation(
      introductionId: $introductionId
      kind: $kind
      adviserOnly: $adviserOnly
      note: $note
      onBehalfOf: $onBehalfOf
    ) {
      introduction {
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

type Side = 'CANDIDATE' | 'EMPLOYER';

/** What makes a side hesitate, the likeliest first. */
const kindsOf: Record<Side, readonly HesitationKind[]> = {
  CANDIDATE: ['TRAVEL', 'LANGUAGE', 'SCHOOL', 'CONFIDENCE', 'COST', 'PAPERWORK', 'SUPERVISION', 'OTHER'],
  EMPLOYER: ['SUPERVISION', 'COST', 'PAPERWORK', 'ILLNESS_RISK', 'LANGUAGE', 'TRAVEL', 'SCHOOL', 'OTHER'],
};
const ids = { kind: 'twijfel-soort', note: 'twijfel-woorden', onBehalfOf: 'twijfel-van' };

/** Says what holds somebody back: one's own side, or (`who` is ADVISER) a side that an adviser heard it of. */
export function SayHesitation({ id, who }: { id: string; who: Side | 'ADVISER' }): ReactNode {
  const { t } = useTranslation('helping');
  const [{ error, fetching }, say] = useMutation(Say);
  const attempt = useAttempt();
  const [side, setSide] = useState<Side>(who === 'EMPLOYER' ? 'EMPLOYER' : 'CANDIDATE');
  const [kind, setKind] = useState<HesitationKind | ''>('');
  const [note, setNote] = useState('');
  const [adviserOnly, setAdviserOnly] = useState(false);
  const isSent = attempt.count > 0 && attempt.errors.length === 0;

  const send = async (): Promise<void> => {
    if (kind === '') {
      attempt.ended([{ fieldId: ids.kind, message: t('say.missing') }]);
      return;
    }
    const { data } = await say({
      introductionId: id,
      kind,
      adviserOnly,
      note: note.trim() || null,
      onBehalfOf: who === 'ADVISER' ? side : null,
    });
    if (!data) return;
    attempt.ended(problemErrors(data.sayHesitation.problems, ids, ids.kind));
    if (data.sayHesitation.problems.length > 0) return;
    setKind('');
    setNote('');
    setAdviserOnly(false);
  };

  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t(`say.go.${who}`)} secondary onSend={send}>
      {isSent && (
        <Notice tone="ok" live>
          <p>{t(`say.done.${who}`)}</p>
        </Notice>
      )}
      {who === 'ADVISER' && (
        <ChoiceGroup id={ids.onBehalfOf} label={t('say.of')}>
          {(['CANDIDATE', 'EMPLOYER'] as const).map((each) => (
            <RadioChoice
              key={each}
              id={`${ids.onBehalfOf}-${each}`}
              name={ids.onBehalfOf}
              checked={side === each}
              onChange={() => setSide(each)}
              label={t(`side.${each}`)}
            />
          ))}
        </ChoiceGroup>
      )}
      <SelectField
        id={ids.kind}
        label={t(`say.about.${who}`)}
        error={attempt.errorAt(ids.kind)}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as HesitationKind | '')}
        choices={[
          { value: '', label: t('say.choose') },
          ...kindsOf[side].map((each) => ({ value: each, label: t(`kind.${each}`) })),
        ]}
      />
      <TextareaField
        id={ids.note}
        label={t(`say.note.${who}`)}
        hint={t(`say.noteHint.${who}`)}
        error={attempt.errorAt(ids.note)}
        optional
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <CheckboxChoice
        id="twijfel-onder-ons"
        checked={adviserOnly}
        onChange={() => setAdviserOnly(!adviserOnly)}
        label={t(`say.adviserOnly.${who}`)}
      />
    </AskForm>
  );
}
