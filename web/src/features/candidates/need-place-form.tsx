import { useState, type ReactNode } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';

export const NeedPlaceBy = graphql(`
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

/** The words of the form: to the desk others than to the candidate. */
export interface NeedPlaceWords {
  label: string;
  hint: string;
  go: string;
  saved: string;
  /** What to say when no day is given; left out where that means that there is none. */
  missing?: string;
}

/** By which day a candidate needs a place; left empty there is no such day, unless `words.missing` says otherwise. */
export function NeedPlaceForm(props: {
  candidateId: string;
  neededBy: string | null;
  words: NeedPlaceWords;
}): ReactNode {
  const { words } = props;
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
      go={words.go}
      onSend={async () => {
        if (!neededBy && words.missing) {
          attempt.ended([{ fieldId: field, message: words.missing }]);
          return;
        }
        const answer = await need({ candidateId: props.candidateId, neededBy: neededBy || null });
        attempt.ended(problemErrors(answer.data?.needPlaceBy.problems ?? [], { neededBy: field }, field));
      }}
    >
      {saved && (
        <Notice tone="ok" live>
          <p>{words.saved}</p>
        </Notice>
      )}
      <DateField
        id={field}
        label={words.label}
        hint={words.hint}
        optional={!words.missing}
        error={attempt.errorAt(field)}
        value={neededBy}
        onChange={setNeededBy}
      />
    </AskForm>
  );
}
