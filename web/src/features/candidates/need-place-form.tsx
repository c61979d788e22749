import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';

const NeedPlaceBy = graphql(`
  mutation NeedPlaceBy($candidateId: ID!, $neededBy: Date) {
    needPlaceBy(candidateId: $candidateId, neededBy: $neededBy) {
      candidate {
        id
        details {
          placeNeededBy
        }
      }
      problems {
        message
        path
      }
    }
  }
`);

/** By which day a candidate needs a place; left empty there is no such day. */
export function NeedPlaceForm(props: { candidateId: string; neededBy: string | null }): ReactNode {
  const { t } = useTranslation('case-files');
  const [{ data, error, fetching }, need] = useMutation(NeedPlaceBy);
  const [neededBy, setNeededBy] = useState(props.neededBy ?? '');
  const attempt = useAttempt();
  const field = 'plek-nodig';
  const saved = data?.needPlaceBy.candidate != null && attempt.errors.length === 0;
  return (
    <AskForm
      attempt={attempt}
      error={error}
      busy={fetching}
      go={t('need.go')}
      onSend={async () => {
        const answer = await need({ candidateId: props.candidateId, neededBy: neededBy || null });
        attempt.ended(problemErrors(answer.data?.needPlaceBy.problems ?? [], { neededBy: field }, field));
      }}
    >
      {saved && (
        <Notice tone="ok" live>
          <p>{t('need.saved')}</p>
        </Notice>
      )}
      <DateField
        id={field}
        label={t('need.label')}
        hint={t('need.hint')}
        optional
        error={attempt.errorAt(field)}
        value={neededBy}
        onChange={setNeededBy}
      />
    </AskForm>
  );
}
