import { Button, FormFieldErrorMessage } from '@utrecht/component-library-react';
import { clsx } from 'clsx';
import { useRef, useState, type ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './qualification-picker.css';
import { QualificationName } from './qualification-name.js';
import { useQualificationSearch, type FoundQualification } from './qualification-search.js';
import '../../ui/place-form.css';

/** One qualification, looked for by words of its name or by its CREBO code. `value` is a CREBO code, or '' for none. */
export function QualificationField(props: {
  id: string;
  value: string;
  error?: string | undefined;
  onChange: (creboCode: string) => void;
}): ReactNode {
  const { id, value, error, onChange } = props;
  const { t } = useTranslation('place-form');
  const [typed, setTyped] = useState('');
  const other = useRef<HTMLButtonElement>(null);
  const { found, isLongEnough, isSearching } = useQualificationSearch(typed);
  const choose = (creboCode: string): void => {
    setTyped('');
    onChange(creboCode);
    // The field one was in is gone: the focus goes to what took its place.
    requestAnimationFrame(() => (creboCode ? other.current : document.getElementById(id))?.focus());
  };
  const wrong = error && (
    <FormFieldErrorMessage id={`${id}-error`}>
      <span className="rk-visually-hidden">{t('form.error', { ns: 'shell' })} </span>
      {error}
    </FormFieldErrorMessage>
  );

  if (value) {
    return (
      <div className={clsx('rk-field', error && 'utrecht-form-field--invalid')}>
        <p className="utrecht-form-label">{t('creboCode')}</p>
        {wrong}
        <p className="rk-chosen-one" id={id} tabIndex={-1}>
          <span>
            <QualificationName crebo={value} />{' '}
            <span className="rk-soft">{t('crebo', { crebo: value })}</span>
          </span>
          <Button ref={other} appearance="subtle-button" onClick={() => choose('')}>
            {t('otherQualification')}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div className={clsx('rk-field', error && 'utrecht-form-field--invalid')}>
      <ComboBox
        className="rk-picker"
        items={found}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => key && choose(String(key))}
        allowsEmptyCollection={isLongEnough}
        menuTrigger="input"
        isInvalid={Boolean(error)}
      >
        <Label className="utrecht-form-label">{t('creboCode')}</Label>
        <Text slot="description" className="utrecht-form-field-description">
          {t('creboHint')}
        </Text>
        {wrong}
        <Input
          id={id}
          className={clsx('utrecht-textbox utrecht-textbox--html-input', error && 'utrecht-textbox--invalid')}
        />
        <Popover className="rk-picker__popover">
          <ListBox
            className="rk-picker__list"
            renderEmptyState={() => (
              <div className="rk-picker__none">{t(isSearching ? 'searching' : 'noQualification')}</div>
            )}
          >
            {(item: FoundQualification) => (
              <ListBoxItem id={item.creboCode} textValue={item.name} className="rk-picker__item">
                {item.name}{' '}
                <span className="rk-soft">
                  {t('qualificationUnder', { level: item.mboLevel, crebo: item.creboCode })}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
