import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../ui/task-list.css';
import { CheckboxChoice } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import '../../ui/task-list.css';
import type { Entry } from './caseload-query.js';
import { EntryFacts, EntryTags, useEntryTitle } from './entry-facts.js';
import { HandOverCases } from './hand-over-cases.js';

const toRow: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * The list. Its keys work only while a name in it has the focus, so that they take nothing from the browser or a screen
 * reader: arrows, Home and End go from case to case, Enter opens one.
 */
export function CaseloadRows(props: { entries: readonly Entry[]; onHandedOver: () => void }): ReactNode {
  const { entries, onHandedOver } = props;
  const { t } = useTranslation('caseload');
  const titleOf = useEntryTitle();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, choose] = useState<readonly string[]>([]);

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const go = toRow[event.key];
    const names = [...(list.current?.querySelectorAll<HTMLAnchorElement>('.rk-caseload__name a') ?? [])];
    const at = names.findIndex((each) => each === event.target);
    if (!go || at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    names[go(at, names.length - 1)]?.focus();
  };

  return (
    <>
      <details className="rk-disclosure">
        <summary>{t('keys.heading')}</summary>
        <div className="rk-disclosure__body">
          <p>{t('keys.text')}</p>
          <ul className="utrecht-unordered-list">
            {(['next', 'ends', 'open'] as const).map((key) => (
              <li key={key} className="utrecht-unordered-list__item">
                {t(`keys.${key}`)}
              </li>
            ))}
          </ul>
        </div>
      </details>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys go from link to link in it */}
      <ul className="rk-tasks" ref={list} onKeyDown={onKeyDown} aria-label={t('title')}>
        {entries.map((entry) => {
          const { id } = entry.introduction;
          return (
            <li key={id} className="rk-tasks__item">
              <div className="rk-stack rk-stack--tight">
                <p className="rk-caseload__name">
                  <AppLink to={`/voorstellen/${id}`}>{titleOf(entry)}</AppLink>
                </p>
                <EntryFacts entry={entry} />
                <CheckboxChoice
                  id={`kies-${id}`}
                  label={t('choose')}
                  aria-label={t('chooseOne', { title: titleOf(entry) })}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    choose(
                      event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id),
                    )
                  }
                />
              </div>
              <EntryTags entry={entry} />
            </li>
          );
        })}
      </ul>
      <HandOverCases
        ids={chosen}
        onDone={() => {
          choose([]);
          onHandedOver();
        }}
      />
    </>
  );
}
