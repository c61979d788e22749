import { Button } from '@utrecht/component-library-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { CheckboxChoice, ChoiceGroup } from '../../ui/fields.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import type { QuestionProps } from './wish-question.js';

const QualificationPicker = lazy(() => import('../reference/qualification-picker.js'));

export const SectorChoices = graphql(`
  query SectorChoices {
    sectors {
      code
      name
    }
  }
`);

/** What kind of work: sectors, or trades by name. Both may be left open. */
export function WorkQuestion({ answers, onNext, go }: QuestionProps): ReactNode {
  const { t } = useTranslation('matching');
  const [{ data, error }, again] = useQuery({ query: SectorChoices });
  const [sectors, setSectors] = useState(answers.sectors);
  const [crebos, setCrebos] = useState(answers.crebos);

  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        onNext({ ...answers, sectors, crebos });
      }}
    >
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState rows={2} />}
      {data && (
        <ChoiceGroup id="sectoren" label={t('werk.sectors')} hint={t('werk.sectorsHint')}>
          {data.sectors.map(({ code, name }) => (
            <CheckboxChoice
              key={code}
              id={`sector-${code}`}
              checked={sectors.includes(code)}
              onChange={() =>
                setSectors(
                  sectors.includes(code) ? sectors.filter((other) => other !== code) : [...sectors, code],
                )
              }
              label={name}
            />
          ))}
        </ChoiceGroup>
      )}
      <Suspense fallback={<LoadingState rows={1} />}>
        <QualificationPicker levels={answers.levels} chosen={crebos} onChange={setCrebos} />
      </Suspense>
      <p>
        <Button type="submit" appearance="primary-action-button">
          {go ?? t('next')}
        </Button>
      </p>
    </form>
  );
}
