import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { CaseAction, outcomeOf } from './case-action.js';
import type { Case } from './case-fields.js';

const Confirm = graphql(`
  mutation ConfirmPlacement($introductionId: ID!, $startsOn: Date!) {
    confirmPlacement(introductionId: $introductionId, startsOn: $startsOn) {
      introduction {
        id
        status
        place {
          id
          seatsLeft
          status
        }
      }
      warnings
      problems {
        code
        message
        path
      }
    }
  }
`);

/** Takes the seat: the candidate starts on a day. `onDone` gets what to keep in mind, for the form is gone by then. */
export function ConfirmPlacement(props: {
  introduction: Case;
  onDone: (warnings: readonly string[]) => void;
}): ReactNode {
  const { introduction, onDone } = props;
  const { t } = useTranslation('brokering');
  const [{ data, error, fetching }, confirm] = useMutation(Confirm);
  const [startsOn, setStartsOn] = useState(introduction.place.startsOn);
  const send = async (): Promise<void> => {
    const { data: sent } = await confirm({ introductionId: introduction.id, startsOn });
    if (sent?.confirmPlacement.introduction) onDone(sent.confirmPlacement.warnings);
  };
  return (
    <CaseAction
      id="plaatsing"
      heading={t('place.heading')}
      text={t('place.text')}
      go={t('place.go')}
      primary={introduction.turns.includes('ADVISER')}
      busy={fetching}
      outcome={{ ...outcomeOf(error, data?.confirmPlacement), warnings: [] }}
      ids={{ startsOn: 'eerste-werkdag' }}
      missing={startsOn ? [] : [{ fieldId: 'eerste-werkdag', message: t('place.missing') }]}
      onSubmit={() => void send()}
    >
      <DateField id="eerste-werkdag" label={t('place.startsOn')} value={startsOn} onChange={setStartsOn} />
    </CaseAction>
  );
}
