import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/link.js';
import { steps } from './caseload-filter.js';
import type { Entry } from './caseload-query.js';
import { EntryFacts, EntryTags, useEntryTitle } from './entry-facts.js';
import { MoveTo } from './move-to.js';

/** The same work as a board: a column for each step of the road, and on each card a menu to move it. */
export function CaseloadBoard(props: { entries: readonly Entry[]; onMoved: () => void }): ReactNode {
  const { entries, onMoved } = props;
  const { t } = useTranslation('caseload');
  const titleOf = useEntryTitle();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
    <div className="rk-board" role="region" aria-label={t('view.board')} tabIndex={0}>
      {steps.map((step) => {
        const here = entries.filter((entry) => entry.step === step);
        return (
          <section key={step} className="rk-board__column" aria-labelledby={`kolom-${step}`}>
            <h2 id={`kolom-${step}`} className="utrecht-heading-4">
              {t(`steps.${step}`)} <span className="rk-soft">{t('cards', { count: here.length })}</span>
            </h2>
            {here.length === 0 && <p className="rk-soft">{t('noCards')}</p>}
            <ul className="rk-plain-list rk-stack">
              {here.map((entry) => (
                <li key={entry.introduction.id} className="rk-board__card">
                  <p>
                    <AppLink to={`/voorstellen/${entry.introduction.id}`}>{titleOf(entry)}</AppLink>
                  </p>
                  <EntryTags entry={entry} />
                  <EntryFacts entry={entry} />
                  <MoveTo entry={entry} title={titleOf(entry)} onMoved={onMoved} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
