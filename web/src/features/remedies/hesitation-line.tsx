import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { SureButton } from '../../ui/sure-button.js';
import { ResolveHesitation, type Help } from './help-fields.js';

/** One thing that holds somebody back, in the words that were added, and the button that says it is over. */
export function HesitationLine(props: {
  hesitation: Help['hesitations'][number];
  label: ReactNode;
  spoken: string;
}): ReactNode {
  const { t } = useTranslation('helping');
  const [, resolve] = useMutation(ResolveHesitation);
  const { id, note, adviserOnly } = props.hesitation;
  return (
    <div className="rk-stack rk-stack--tight">
      <p>
        {props.label}
        {adviserOnly && <span className="rk-soft"> ({t('adviserOnly')})</span>}
      </p>
      {note && <p className="rk-typed">{note}</p>}
      <div>
        <SureButton
          label={t('resolve.go')}
          spoken={`${t('resolve.go')}: ${props.spoken}`}
          sure={<p>{t('resolve.sure')}</p>}
          yes={t('resolve.yes')}
          act={async () => {
            const { data, error } = await resolve({ hesitationId: id });
            return { problems: data?.resolveHesitation.problems ?? [], error };
          }}
        />
      </div>
    </div>
  );
}
