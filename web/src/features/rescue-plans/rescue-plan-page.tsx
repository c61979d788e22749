import { Button } from '@utrecht/component-library-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { SelectField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { PlanFields, type Plan } from './plan-fields.js';
import { PlanHeadline } from './plan-headline.js';
import { PlanWeeks } from './plan-weeks.js';
import { SetAsideList } from './set-aside-list.js';
import { WorkList } from './work-list.js';
import './rescue-plan.css';

const ThePlan = graphql(
  `
    query ThePlan($regionCode: ID!, $horizonDays: Int!) {
      rescuePlan(regionCode: $regionCode, horizonDays: $horizonDays) {
        ...PlanFields
      }
    }
  `,
  [PlanFields],
);

const ComputePlan = graphql(`
  mutation ComputePlan($regionCode: ID!, $horizonDays: Int!) {
    computeRescuePlan(regionCode: $regionCode, horizonDays: $horizonDays) {
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

const horizons = [7, 14, 28, 56] as const;
const ASK_EVERY = 1000;

/** The introductions that save most seats of the region now, by adviser. People decide: nothing is done by itself. */
export default function RescuePlanPage(): ReactNode {
  const { t } = useTranslation('rescue-plan');
  const { viewer } = useSession();
  const regionCode = viewer?.region?.code ?? '';
  const [horizonDays, setHorizon] = useState<number>(28);
  const [{ data, error, fetching }, again] = useQuery({
    query: ThePlan,
    variables: { regionCode, horizonDays },
    pause: regionCode === '',
  });
  const [asked, compute] = useMutation(ComputePlan);
  const plan = data?.rescuePlan;
  const isComputing = plan != null && plan.computedAt === null;
  const renew = (): void => again({ requestPolicy: 'network-only' });

  useEffect(() => {
    if (!isComputing) return undefined;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), ASK_EVERY);
    return () => clearInterval(timer);
  }, [isComputing, again]);

  const start = async (): Promise<void> => {
    await compute({ regionCode, horizonDays });
    renew();
  };

  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <div className="rk-plan__ask">
        <SelectField
          id="termijn"
          label={t('horizon.label')}
          value={String(horizonDays)}
          onChange={(event) => setHorizon(Number(event.target.value))}
          choices={horizons.map((days) => ({ value: String(days), label: t('horizon.days', { days }) }))}
        />
        <Button
          appearance={plan ? 'secondary-action-button' : 'primary-action-button'}
          busy={asked.fetching || isComputing}
          disabled={asked.fetching || isComputing}
          onClick={() => void start()}
        >
          {t(plan ? 'again' : 'make')}
        </Button>
      </div>
      {asked.error && <ErrorState error={asked.error} />}
      {asked.data && asked.data.computeRescuePlan.problems.length > 0 && (
        <Notice tone="error" live>
          {asked.data.computeRescuePlan.problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={3} />}
      {data && !plan && !fetching && (
        <EmptyState heading={t('none.heading')}>
          <p>{t('none.text')}</p>
        </EmptyState>
      )}
      {isComputing && <Computing progress={plan.progress} />}
      {plan && !isComputing && <Computed plan={plan} horizonDays={horizonDays} onChanged={renew} />}
    </Page>
  );
}

/** How far it is: a bar that a screen reader hears too. */
function Computing({ progress }: { progress: number }): ReactNode {
  const { t } = useTranslation('rescue-plan');
  const percent = Math.round(progress * 100);
  return (
    <div className="rk-stack rk-stack--tight" role="status">
      <label htmlFor="voortgang">{t('computing')}</label>
      <progress id="voortgang" className="rk-plan__progress" max={100} value={percent}>
        {percent}%
      </progress>
    </div>
  );
}

function Computed(props: { plan: Plan; horizonDays: number; onChanged: () => void }): ReactNode {
  const { plan, horizonDays, onChanged } = props;
  const { t } = useTranslation('rescue-plan');
  return (
    <>
      <PlanHeadline plan={plan} />
      {plan.seatsAtRisk > 0 && <PlanWeeks weeks={plan.weeks} />}
      <section aria-labelledby="werklijst" className="rk-stack">
        <h2 id="werklijst" tabIndex={-1} className="utrecht-heading-2">
          {t('work.heading')}
        </h2>
        {plan.steps.length === 0 ? (
          <p>{t(plan.seatsAtRisk === 0 ? 'work.noRisk' : 'work.none')}</p>
        ) : (
          <WorkList steps={plan.steps} onChanged={onChanged} />
        )}
      </section>
      {plan.setAside.length > 0 && (
        <SetAsideList setAside={plan.setAside} horizonDays={horizonDays} onChanged={onChanged} />
      )}
    </>
  );
}
