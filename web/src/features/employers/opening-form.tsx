import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import '../../ui/answer-form.css';

/** What a save came to: what is wrong with it (empty: it is saved), or that the request failed. */
export interface SaveResult {
  errors: readonly FieldError[];
  failure: CombinedError | undefined;
}

/** A small form that opens under a line of text; says so when it was saved. */
export function OpeningForm(props: {
  open: string;
  go: string;
  saved: string;
  save: () => Promise<SaveResult>;
  children: (errorOf: (fieldId: string) => string | undefined) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const [result, setResult] = useState<SaveResult>();
  const errors = result?.errors ?? [];
  const isSaved = result !== undefined && errors.length === 0 && !result.failure;
  const save = async (): Promise<void> => {
    setBusy(true);
    setResult(await props.save());
    setAttempts(attempts + 1);
    setBusy(false);
  };
  return (
    <>
      <details className="rk-answer__more">
        <summary>{props.open}</summary>
        <form
          noValidate
          className="rk-stack"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <ErrorSummary key={attempts} errors={errors} />
          {result?.failure && <ErrorState error={result.failure} />}
          {props.children((id) => errors.find(({ fieldId }) => fieldId === id)?.message)}
          <p>
            <Button type="submit" appearance="secondary-action-button" busy={busy} disabled={busy}>
              {busy ? t('state.loading') : props.go}
            </Button>
          </p>
        </form>
      </details>
      <div role="status">
        {isSaved && (
          <Notice tone="ok">
            <p>{props.saved}</p>
          </Notice>
        )}
      </div>
    </>
  );
}
