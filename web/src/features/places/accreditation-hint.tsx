import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import type { EmployerOfPlace } from './place-to-fill.js';

/** Whether a place with this qualification could be published. Only advice: the server decides when it is published. */
export function AccreditationHint(props: {
  creboCode: string;
  accreditations: EmployerOfPlace['accreditations'];
}): ReactNode {
  const { t } = useTranslation('place-form');
  const own = props.accreditations.find(({ qualification }) => qualification.creboCode === props.creboCode);
  const isEnough =
    own &&
    (own.status === 'ACTIVE' ||
      own.status === 'STATED_BY_DESK' ||
      (own.status === 'APPLIED' && own.vouchedAt));
  return (
    <div role="status">
      {props.creboCode !== '' && !isEnough && (
        <Notice tone="warning">
          <p>{own?.status === 'APPLIED' ? t('accreditation.applied') : t('accreditation.none')}</p>
        </Notice>
      )}
      {isEnough && <p className="rk-soft">{t('accreditation.there')}</p>}
    </div>
  );
}
