import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import type { Role } from '../../lib/session.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { useAfterSignIn } from './after-sign-in.js';
import { showPasskey } from './passkey.js';

/** What the server makes of a shown passkey. */
interface Judged {
  error?: CombinedError | undefined;
  viewer?: { roles: readonly Role[]; secondStepNeeded: boolean } | null | undefined;
  problems?: readonly { message: string }[] | undefined;
}

/** The button with which somebody shows a passkey and goes on, with what there is to say when that does not work. */
export function ShowPasskeyButton(props: {
  label: string;
  appearance: 'primary-action-button' | 'secondary-action-button';
  /** The server's question, for the browser. */
  ask: () => Promise<{ options?: object | null | undefined; error?: CombinedError | undefined }>;
  judge: (answer: object) => Promise<Judged>;
}): ReactNode {
  const { t } = useTranslation('access');
  const enter = useAfterSignIn();
  const [busy, setBusy] = useState(false);
  const [judged, setJudged] = useState<Judged | 'stopped'>();

  const show = async (): Promise<Judged | 'stopped'> => {
    const { options, error } = await props.ask();
    if (!options) return { error };
    const answer = await showPasskey(options);
    return answer ? props.judge(answer) : 'stopped';
  };
  const press = async (): Promise<void> => {
    setBusy(true);
    setJudged(undefined);
    const outcome = await show();
    if (outcome !== 'stopped' && outcome.viewer) return enter(outcome.viewer);
    setJudged(outcome);
    setBusy(false);
  };

  const problem = judged === 'stopped' ? undefined : judged?.problems?.[0];
  return (
    <>
      {judged !== 'stopped' && judged?.error && <ErrorState error={judged.error} />}
      {judged === 'stopped' && (
        <Notice live>
          <p>{t('passkey.stopped')}</p>
        </Notice>
      )}
      {problem && (
        <Notice tone="error" live>
          <p>{problem.message}</p>
        </Notice>
      )}
      <p>
        <Button appearance={props.appearance} busy={busy} disabled={busy} onClick={() => void press()}>
          {props.label}
        </Button>
      </p>
    </>
  );
}
