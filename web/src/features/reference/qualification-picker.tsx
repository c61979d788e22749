import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { QualificationName } from './qualification-name.js';
import { useQualificationSearch, type FoundQualification } from './qualification-search.js';
import './qualification-picker.css';

/** Trades by name or CREBO code; those of the chosen levels come first. A chosen one moves into a list under the field. */
export default function QualificationPicker(props: {
  levels: readonly number[];
  chosen: readonly string[];
  onChange: (crebos: string[]) => void;
}): ReactNode {
  const { levels, chosen, onChange } = props;
  const { t } = useTranslation('matching');
  const [typed, setTyped] = useState('');
  const { found, isLongEnough, isSearching } = useQualificationSearch(typed);
  const choices = found
    .filter(({ creboCode }) => !chosen.includes(creboCode))
    .sort((a, b) => Number(levels.includes(b.mboLevel)) - Number(levels.includes(a.mboLevel)));

  return (
    <div className="rk-stack rk-stack--tight">
      <ComboBox
        className="rk-picker"
        items={choices}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (!key) return;
          onChange([...chosen, String(key)]);
          setTyped('');
        }}
        allowsEmptyCollection={isLongEnough}
        menuTrigger="input"
      >
        <Label className="utrecht-form-label">
          {t('werk.trade')} <span className="rk-field__optional">{t('werk.optional')}</span>
        </Label>
        <Text slot="description" className="utrecht-form-field-description">
          {t('werk.tradeHint')}
        </Text>
        <Input className="utrecht-textbox utrecht-textbox--html-input" />
        <Popover className="rk-picker__popover">
          <ListBox
            className="rk-picker__list"
            renderEmptyState={() => (
              <div className="rk-picker__none">{t(isSearching ? 'werk.searching' : 'werk.noTrade')}</div>
            )}
          >
            {(item: FoundQualification) => (
              <ListBoxItem id={item.creboCode} textValue={item.name} className="rk-picker__item">
                {item.name} <span className="rk-soft">{t('werk.tradeLevel', { level: item.mboLevel })}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {chosen.length > 0 && (
        <ul className="rk-chosen" aria-label={t('werk.chosen')}>
          {chosen.map((crebo) => (
            <li key={crebo}>
              <QualificationName crebo={crebo} />
              <Button
                appearance="subtle-button"
                onClick={() => onChange(chosen.filter((other) => other !== crebo))}
              >
                {t('werk.remove')}
                <span className="rk-visually-hidden">
                  {' '}
                  <QualificationName crebo={crebo} />
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
