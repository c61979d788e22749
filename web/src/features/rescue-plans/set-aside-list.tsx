import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ErrorState } from '../../ui/states.js';
import type { Plan } from './plan-fields.js';

const BringBack = graphql(`
  mutation BringBackStep($id: ID!, $horizonDays: Int!) {
    bringBackRescueStep(id: $id, horizonDays: $horizonDays) {
      rescuePlan {
        id
      }
      problems {
        code
        message
      }
    }
  }
`);

/** What was set aside, by whom and why, with the way back. */
export function SetAsideList(props: {
  setAside: Plan['setAside'];
  horizonDays: number;
  onChanged: () => void;
}): ReactNode {
  const { setAside, horizonDays, onChanged } = props;
  const { t } = useTranslation('rescue-plan');
  const [{ error, fetching }, bringBack] = useMutation(BringBack);
  const back = async (id: string): Promise<void> => {
    const came = await bringBack({ id, horizonDays });
    if (came.data) onChanged();
  };
  return (
    <Disclosure summary={t('asides.heading', { total: setAside.length })}>
      {error && <ErrorState error={error} />}
      <ul className="rk-plan__asides">
        {setAside.map(({ id, reason, note, by, candidate, place }) => {
          const who = candidate?.name ?? t('step.unnamed');
          return (
            <li key={id}>
              <p>
                <strong>
                  {who} {t('step.for')} {place.title}
                </strong>{' '}
                ({place.employer.name})
              </p>
              <p className="rk-soft">
                {t(`reason.${reason}`)}
                {by && ` · ${by.name}`}
                {note && ` · ${note}`}
              </p>
              <p>
                <Button appearance="subtle-button" disabled={fetching} onClick={() => void back(id)}>
                  {t('asides.back')}
                  <span className="rk-visually-hidden"> {t('step.spoken', { who, what: place.title })}</span>
                </Button>
              </p>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
