import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { SummaryList } from '../../ui/summary-list.js';
import type { WishAnswers } from '../candidates/wish-answers.js';
import { stepAddress } from '../candidates/wish-address.js';
import { useWishInWords } from '../candidates/wish-summary.js';

/** Check your answers, before the result. */
export function WishCheck(props: {
  answers: WishAnswers;
  back: { to: string; label: string } | undefined;
}): ReactNode {
  const { t } = useTranslation('matching');
  const rows = useWishInWords(props.answers);
  return (
    <Page title={t('check.title')} lead={t('check.lead')} back={props.back} step="controle">
      <SummaryList
        rows={rows.map(({ step, label, value }) => ({
          label,
          value,
          changeTo: stepAddress(step, props.answers),
        }))}
      />
      <p>
        <ButtonLink to={stepAddress('resultaat', props.answers)}>{t('check.go')}</ButtonLink>
      </p>
    </Page>
  );
}
