import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { ConsentWords } from './consent-words.js';
import type { MyselfProps } from './myself-questions.js';

/** May the desk look for you? Nothing is ticked beforehand, and no is an answer too. */
export function ConsentQuestion({ myself, onNext }: MyselfProps): ReactNode {
  const { t } = useTranslation('registration');
  const [consent, setConsent] = useState(myself.consent);
  const [attempts, setAttempts] = useState(0);
  const wrong = attempts > 0 && consent === null ? t('toestemming.missing') : undefined;
  return (
    <ConsentWords>
      {(text) => (
        <form
          noValidate
          className="rk-stack rk-stack--wide"
          onSubmit={(event) => {
            event.preventDefault();
            setAttempts(attempts + 1);
            if (consent !== null) onNext({ ...myself, consent, textVersion: text.version });
          }}
        >
          <ErrorSummary key={attempts} errors={wrong ? [{ fieldId: 'mag-het', message: wrong }] : []} />
          <ChoiceGroup id="mag-het" label={t('toestemming.question')} hideLegend error={wrong}>
            <RadioChoice
              id="mag-het-ja"
              name="mag-het"
              checked={consent === true}
              onChange={() => setConsent(true)}
              label={text.question}
            />
            <RadioChoice
              id="mag-het-nee"
              name="mag-het"
              checked={consent === false}
              onChange={() => setConsent(false)}
              label={t('toestemming.no')}
              hint={t('toestemming.noHint')}
            />
          </ChoiceGroup>
          <p>
            <Button type="submit" appearance="primary-action-button">
              {t('toCheck')}
            </Button>
          </p>
        </form>
      )}
    </ConsentWords>
  );
}
