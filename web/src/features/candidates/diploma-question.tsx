import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  entryShortfall,
  priorEducations,
  type PriorEducation,
} from '../../../../src/candidates/prior-education.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { CheckboxChoice, ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { levelsProposedFor } from './wish-answers.js';
import type { QuestionProps } from './wish-question.js';

const allLevels = [1, 2, 3, 4] as const;

/** Which diploma; the levels follow and may be changed. A shortfall is a warning with the way round it, never a wall. */
export function DiplomaQuestion({ answers, onNext }: QuestionProps): ReactNode {
  const { t } = useTranslation('matching');
  const [diploma, setDiploma] = useState(answers.diploma);
  const [levels, setLevels] = useState<number[]>(answers.levels);
  const [attempts, setAttempts] = useState(0);

  const choose = (chosen: PriorEducation): void => {
    setDiploma(chosen);
    setLevels(levelsProposedFor(chosen));
  };
  const toggle = (level: number): void =>
    setLevels(
      levels.includes(level)
        ? levels.filter((other) => other !== level)
        : [...levels, level].sort((one, other) => one - other),
    );

  const missing = attempts > 0 && (!diploma ? 'diploma' : levels.length === 0 ? 'niveaus' : null);
  const missingText = missing ? t(`diploma.missing.${missing}`) : undefined;

  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (diploma && levels.length > 0) return onNext({ ...answers, diploma, levels });
        setAttempts(attempts + 1);
      }}
    >
      <ErrorSummary
        key={attempts}
        errors={missing && missingText ? [{ fieldId: missing, message: missingText }] : []}
      />
      <ChoiceGroup
        id="diploma"
        label={t('diploma.question')}
        hideLegend
        error={missing === 'diploma' ? missingText : undefined}
      >
        {priorEducations.map((prior) => (
          <RadioChoice
            key={prior}
            id={`diploma-${prior}`}
            name="diploma"
            value={prior}
            checked={diploma === prior}
            onChange={() => choose(prior)}
            label={t(`prior.${prior}`)}
          />
        ))}
      </ChoiceGroup>
      {diploma && (
        <ChoiceGroup
          id="niveaus"
          label={t('diploma.levels')}
          hint={t('diploma.levelsHint')}
          error={missing === 'niveaus' ? missingText : undefined}
        >
          {allLevels.map((level) => (
            <CheckboxChoice
              key={level}
              id={`niveau-${level}`}
              checked={levels.includes(level)}
              onChange={() => toggle(level)}
              label={t(`levelName.${level}`)}
            />
          ))}
        </ChoiceGroup>
      )}
      <div aria-live="polite">{diploma && <Shortfalls diploma={diploma} levels={levels} />}</div>
      <p>
        <Button type="submit" appearance="primary-action-button">
          {t('next')}
        </Button>
      </p>
    </form>
  );
}

function Shortfalls({ diploma, levels }: { diploma: PriorEducation; levels: readonly number[] }): ReactNode {
  const { t } = useTranslation('matching');
  const kinds = levels.flatMap((mboLevel) => {
    const shortfall = entryShortfall(diploma, { mboLevel, isSpecialist: false });
    return shortfall ? [{ level: mboLevel, kind: shortfall.kind }] : [];
  });
  const first = kinds[0];
  if (!first) return null;
  return (
    <Notice tone="info">
      <p>
        <strong>
          {t(`shortfall.${first.kind}.warning`, { levels: kinds.map(({ level }) => level).join(', ') })}
        </strong>
      </p>
      <p>{t(`shortfall.${first.kind}.wayRound`)}</p>
    </Notice>
  );
}
