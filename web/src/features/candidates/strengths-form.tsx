import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { CheckboxChoice, ChoiceGroup } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';

const ChangeStrengths = graphql(`
  mutation ChangeStrengths($candidateId: ID!, $brings: [Strength!]!) {
    changeStrengths(candidateId: $candidateId, brings: $brings) {
      candidate {
        id
        details {
          brings
        }
      }
      problems {
        message
      }
    }
  }
`);

type Strength = NonNullable<
  NonNullable<ResultOf<typeof ChangeStrengths>['changeStrengths']['candidate']>['details']
>['brings'][number];

/** As the API takes them; the order in which they are shown and asked. */
const strengths: readonly Strength[] = [
  'WORKS_WITH_HANDS',
  'WORKS_WITH_PEOPLE',
  'WORKS_OUTSIDE',
  'WORKS_PRECISELY',
  'WORKS_WITH_COMPUTERS',
  'WORKS_TOGETHER',
  'WORKS_INDEPENDENTLY',
  'STARTS_EARLY',
  'WORKS_EVENINGS_AND_WEEKENDS',
  'HAS_WORKED_BEFORE',
  'KNOWS_THE_TRADE',
  'DRIVING_LICENCE_B',
  'OWN_TRANSPORT',
  'FORKLIFT_CERTIFICATE',
  'SAFETY_CERTIFICATE',
];
const most = 5;

/** Chooses what a candidate brings: by the candidate in the first person, or at the desk about them. */
export function StrengthsForm(props: {
  candidateId: string;
  brings: readonly Strength[];
  byDesk?: boolean;
}): ReactNode {
  const { t } = useTranslation('strengths');
  const [{ data, error, fetching }, change] = useMutation(ChangeStrengths);
  const [chosen, choose] = useState<readonly Strength[]>(props.brings);
  const [isTooMany, setTooMany] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { candidateId, byDesk = false } = props;
  const problem = data?.changeStrengths.problems[0]?.message;
  const tooMany = t(byDesk ? 'desk.tooMany' : 'tooMany', { count: chosen.length });

  const save = async (): Promise<void> => {
    setSaved(false);
    setTooMany(chosen.length > most);
    if (chosen.length > most) return;
    const answer = await change({ candidateId, brings: [...chosen] });
    setSaved(answer.data?.changeStrengths.candidate != null);
  };
  return (
    <form
      noValidate
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {error && <ErrorState error={error} />}
      <ChoiceGroup
        id="meebrengt"
        label={t(byDesk ? 'desk.choose' : 'choose')}
        optional
        error={isTooMany && chosen.length > most ? tooMany : problem}
      >
        {strengths.map((strength) => (
          <CheckboxChoice
            key={strength}
            id={`meebrengt-${strength}`}
            label={t(`${byDesk ? 'of' : 'mine'}.${strength}`)}
            checked={chosen.includes(strength)}
            onChange={(event) => {
              setSaved(false);
              choose(
                event.target.checked ? [...chosen, strength] : chosen.filter((each) => each !== strength),
              );
            }}
          />
        ))}
      </ChoiceGroup>
      <div role="status">
        {isSaved && (
          <Notice tone="ok">
            <p>{t(byDesk ? 'desk.saved' : 'saved')}</p>
          </Notice>
        )}
      </div>
      <p>
        <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
          {t('save')}
        </Button>
      </p>
    </form>
  );
}
