import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instantInWords } from '../../lib/dates.js';
import { Notice } from '../../ui/notice.js';
import type { Plan } from './plan-fields.js';

/** What the plan saves, what a desk reaches without it, how sure that is, and what became other. */
export function PlanHeadline({ plan }: { plan: Plan }): ReactNode {
  const { t, i18n } = useTranslation('rescue-plan');
  const { seatsAtRisk, seatsSaved, gap, change, computedAt } = plan;
  const deskSaves = plan.deskSaves ?? 0;
  const percent = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    maximumSignificantDigits: 2,
  }).format(gap ?? 0);
  return (
    <section className="rk-plan__headline" aria-label={t('headline.label')}>
      <p className="rk-plan__saved">
        <strong>{seatsSaved}</strong>{' '}
        <span>{t('headline.saved', { seats: seatsSaved, of: seatsAtRisk })}</span>
      </p>
      <div className="rk-stack rk-stack--tight">
        {seatsAtRisk > 0 && (
          <p>
            {t(seatsSaved > deskSaves ? 'headline.more' : 'headline.same', {
              desk: deskSaves,
              more: seatsSaved - deskSaves,
            })}
          </p>
        )}
        <p className="rk-soft">
          {gap === 0 ? t('headline.proven') : t('headline.gap', { percent })}{' '}
          {computedAt && t('headline.at', { moment: instantInWords(computedAt, i18n.language) })}
        </p>
        {change &&
          (change.stepsNew > 0 || change.stepsGone > 0 || change.seatsSavedBefore !== seatsSaved) && (
            <Notice live>
              <p>
                {t('change.steps', { fresh: change.stepsNew, gone: change.stepsGone })}{' '}
                {t('change.before', { seats: change.seatsSavedBefore })}
              </p>
            </Notice>
          )}
      </div>
    </section>
  );
}
