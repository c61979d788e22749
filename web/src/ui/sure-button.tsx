import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Notice } from './notice.js';
import { ErrorState } from './states.js';

/** What an action came to: refusals in words (none: it is done), or that the request failed. */
export interface Outcome {
  problems: readonly { message: string }[];
  error: CombinedError | undefined;
}

/** A button that asks once more before it does what cannot be undone by pressing again. */
export function SureButton(props: {
  label: string;
  /** What a screen reader hears when the label alone does not say of whom it is. */
  spoken?: string;
  sure: ReactNode;
  yes: string;
  act: () => Promise<Outcome>;
}): ReactNode {
  const { t } = useTranslation();
  const [isAsking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  if (!isAsking) {
    return (
      <Button appearance="subtle-button" aria-label={props.spoken} onClick={() => ask(true)}>
        {props.label}
      </Button>
    );
  }
  const act = async (): Promise<void> => {
    setBusy(true);
    const came = await props.act();
    setBusy(false);
    setOutcome(came);
    if (!came.error && came.problems.length === 0) ask(false);
  };
  return (
    <div className="rk-stack rk-stack--tight">
      <div>{props.sure}</div>
      {outcome?.error && <ErrorState error={outcome.error} />}
      {outcome && outcome.problems.length > 0 && (
        <Notice tone="error" live>
          {outcome.problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <p>
        <Button appearance="primary-action-button" busy={busy} disabled={busy} onClick={() => void act()}>
          {props.yes}
        </Button>{' '}
        <Button appearance="subtle-button" onClick={() => ask(false)}>
          {t('form.cancel')}
        </Button>
      </p>
    </div>
  );
}
