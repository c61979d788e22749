import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckboxChoice } from '../../ui/fields.js';
import { StatusTag } from '../../ui/status-tag.js';

/** Whether to look past the label: also at qualifications that are like those wished. */
export function WidenChoice(props: {
  hint: string;
  checked: boolean;
  onChange: (widen: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('doors');
  return (
    <CheckboxChoice
      id="ruim"
      label={t('widen.label')}
      hint={props.hint}
      checked={props.checked}
      onChange={(event) => props.onChange(event.target.checked)}
    />
  );
}

/** Marks a place that the wish does not name, and says why it is shown. */
export function BesideWish({ beside }: { beside: { text: string } | null }): ReactNode {
  const { t } = useTranslation('doors');
  if (!beside) return null;
  return (
    <p>
      <StatusTag tone="neutral">{t('widen.tag')}</StatusTag> {beside.text}
    </p>
  );
}
