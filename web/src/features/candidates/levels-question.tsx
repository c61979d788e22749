import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../ui/error-summary.js';
import { CheckboxChoice, ChoiceGroup } from '../../ui/fields.js';
import type { QuestionProps } from './wish-question.js';

const allLevels = [1, 2, 3, 4] as const;

/** At which levels to look: for who told their diploma when they registered. */
export function LevelsQuestion({ answers, onNext, go }: QuestionProps): ReactNode {
  const { t } = useTranslation('matching');
  const [levels, setLevels] = useState<number[]>(answers.levels);
  const [attempts, setAttempts] = useState(0);
  const wrong = attempts > 0 && levels.length === 0 ? t('diploma.missing.niveaus') : undefined;
  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempts(attempts + 1);
        if (levels.length > 0) onNext({ ...answers, levels });
      }}
    >
      <ErrorSummary key={attempts} errors={wrong ? [{ fieldId: 'niveaus', message: wrong }] : []} />
      <ChoiceGroup id="niveaus" label={t('diploma.levels')} hideLegend error={wrong}>
        {allLevels.map((level) => (
          <CheckboxChoice
            key={level}
            id={`niveau-${level}`}
            checked={levels.includes(level)}
            onChange={() =>
              setLevels(
                levels.includes(level)
                  ? levels.filter((other) => other !== level)
                  : [...levels, level].sort((one, other) => one - other),
              )
            }
            label={t(`levelName.${level}`)}
          />
        ))}
      </ChoiceGroup>
      <p>
        <Button type="submit" appearance="primary-action-button">
          {go ?? t('next')}
        </Button>
      </p>
    </form>
  );
}
