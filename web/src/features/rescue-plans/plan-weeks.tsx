import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { DataTable } from '../../ui/data-table.js';
import { Disclosure } from '../../ui/disclosure.js';
import type { Plan } from './plan-fields.js';

type Week = Plan['weeks'][number];

/** Seats that lapse week by week, with the plan and without: bars for the eye, and the same in a table under them. */
export function PlanWeeks({ weeks }: { weeks: readonly Week[] }): ReactNode {
  const { t, i18n } = useTranslation('rescue-plan');
  const most = Math.max(1, ...weeks.map(({ seatsAtRisk }) => seatsAtRisk));
  const week = ({ startsOn }: Week): string => t('weeks.of', { date: dateInWords(startsOn, i18n.language) });
  return (
    <section aria-labelledby="per-week" className="rk-stack">
      <h2 id="per-week" className="utrecht-heading-2">
        {t('weeks.heading')}
      </h2>
      <div className="rk-plan__chart" aria-hidden="true">
        <ul className="rk-plan__legend">
          <li className="rk-plan__key rk-plan__key--without">{t('weeks.without')}</li>
          <li className="rk-plan__key rk-plan__key--with">{t('weeks.with')}</li>
        </ul>
        {weeks.map((each) => (
          <div key={each.startsOn} className="rk-plan__week">
            <span>{week(each)}</span>
            <span className="rk-plan__bars">
              <Bar count={each.seatsAtRisk} most={most} kind="without" />
              <Bar count={each.seatsAtRisk - each.seatsSaved} most={most} kind="with" />
            </span>
          </div>
        ))}
      </div>
      <Disclosure summary={t('weeks.table')}>
        <DataTable
          caption={t('weeks.heading')}
          columns={[
            { label: t('weeks.week') },
            ...[t('weeks.without'), t('weeks.byDesk'), t('weeks.with')].map((label) => ({
              label,
              isNumber: true,
            })),
          ]}
          rows={weeks.map((each) => ({
            key: each.startsOn,
            cells: [
              week(each),
              each.seatsAtRisk,
              each.seatsAtRisk - each.deskSaves,
              each.seatsAtRisk - each.seatsSaved,
            ],
          }))}
        />
      </Disclosure>
    </section>
  );
}

function Bar(props: { count: number; most: number; kind: 'without' | 'with' }): ReactNode {
  const { count, most, kind } = props;
  return (
    <span className="rk-plan__bar">
      <span
        className={`rk-plan__fill rk-plan__fill--${kind}`}
        style={{ inlineSize: `${(85 * count) / most}%` }}
      />
      <span>{count}</span>
    </span>
  );
}
