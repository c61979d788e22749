import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import type { Side } from './meeting-fields.js';

/** Asks an adviser for which side this is. */
export function OfSide(props: {
  id: string;
  label: string;
  value: Side;
  onChange: (side: Side) => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <ChoiceGroup id={props.id} label={props.label}>
      {(['CANDIDATE', 'EMPLOYER'] as const).map((each) => (
        <RadioChoice
          key={each}
          id={`${props.id}-${each}`}
          name={props.id}
          checked={props.value === each}
          onChange={() => props.onChange(each)}
          label={t(`side.${each}`)}
        />
      ))}
    </ChoiceGroup>
  );
}
