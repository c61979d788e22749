import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextareaField } from '../../ui/fields.js';

/** Asks why a candidate is introduced beyond what the region agreed on, once that was refused; it stays from then on. */
export function OverLimitReason(props: {
  id: string;
  problems: readonly { readonly code: string }[];
}): ReactNode {
  const { id, problems } = props;
  const { t } = useTranslation('brokering');
  const isReached = problems.some(({ code }) => code === 'LIMIT_REACHED');
  const [isAsked, ask] = useState(isReached);
  if (isReached && !isAsked) ask(true);
  if (!isAsked) return null;
  return (
    <TextareaField
      id={id}
      name="overLimitReason"
      label={t('propose.overLimit')}
      hint={t('propose.overLimitHint')}
      required
      rows={2}
      maxLength={2000}
    />
  );
}
