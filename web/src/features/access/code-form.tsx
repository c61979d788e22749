import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields.js';

/** The six digits of the mail, to type over. A phone offers them by itself. */
export function CodeForm(props: {
  /** What the server said of the last try. */
  wrong: string | undefined;
  busy: boolean;
  onCode: (code: string) => void;
}): ReactNode {
  const { t } = useTranslation('access');
  const [code, setCode] = useState('');
  const [isShort, setShort] = useState(false);
  const digits = code.replace(/\D/g, '');
  const error = isShort ? t('code.short') : props.wrong;
  return (
    <form
      className="rk-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setShort(digits.length !== 6);
        if (digits.length === 6) props.onCode(digits);
      }}
    >
      <TextField
        id="code"
        short
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        label={t('code.label')}
        hint={t('code.hint')}
        error={error}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={props.busy} disabled={props.busy}>
          {t('code.go')}
        </Button>
      </p>
    </form>
  );
}
