import { clsx } from 'clsx';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { dropOn, type Way } from './board-moves.js';
import { steps, type Step } from './caseload-filter.js';
import type { Entry } from './caseload-query.js';
import { EntryFacts, EntryTags, useEntryTitle } from './entry-facts.js';
import { MoveTo } from './move-to.js';

/** A card that was dropped: `way` is asked in the card, else `why` says that it stays where it is. */
interface Dropped {
  readonly id: string;
  readonly way: Way | null;
  readonly why: string | null;
}

/**
 * The same work as a board: a column for each step of the road, and on each card a menu to move it. Dragging a card opens
 * that menu at the place of the drop: the day is always asked, so nothing moves by a slip of the hand.
 */
export function CaseloadBoard(props: { entries: readonly Entry[]; onMoved: () => void }): ReactNode {
  const { entries, onMoved } = props;
  const { t } = useTranslation('caseload');
  const titleOf = useEntryTitle();
  const [dragged, drag] = useState<string | null>(null);
  const [over, hover] = useState<Step | null>(null);
  const [dropped, drop] = useState<Dropped | null>(null);

  const onDrop = (event: DragEvent, step: Step): void => {
    event.preventDefault();
    const entry = entries.find(({ introduction }) => introduction.id === dragged);
    drag(null);
    hover(null);
    if (!entry) return;
    const { id, mayDo, route, turnText } = entry.introduction;
    const found = dropOn(step, entry.step, mayDo);
    if ('way' in found) return drop({ id, way: found.way, why: null });
    if (found.refused === 'SAME') return drop(null);
    const why = t(`drop.${found.refused}`, { title: titleOf(entry), step: t(`steps.${step}`) });
    drop({ id, way: null, why: [why, route?.turnText ?? turnText].filter(Boolean).join(' ') });
  };

  return (
    <>
      <p className="rk-soft">{t('drop.hint')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard */}
      <div className="rk-board" role="region" aria-label={t('view.board')} tabIndex={0}>
        {steps.map((step) => {
          const here = entries.filter((entry) => entry.step === step);
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- by keyboard there is the menu of each card
            <section
              key={step}
              className={clsx('rk-board__column', over === step && 'rk-board__column--over')}
              aria-labelledby={`kolom-${step}`}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                hover(step);
              }}
              onDrop={(event) => onDrop(event, step)}
            >
              <h2 id={`kolom-${step}`} className="utrecht-heading-4">
                {t(`steps.${step}`)} <span className="rk-soft">{t('cards', { count: here.length })}</span>
              </h2>
              {here.length === 0 && <p className="rk-soft">{t('noCards')}</p>}
              <ul className="rk-plain-list rk-stack">
                {here.map((entry) => {
                  const { id } = entry.introduction;
                  return (
                    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the same
                    <li
                      key={id}
                      className={clsx('rk-board__card', dragged === id && 'rk-board__card--dragged')}
                      draggable
                      onDragStart={(event) => {
                        event.dataTransfer.setData('text/plain', titleOf(entry));
                        event.dataTransfer.effectAllowed = 'move';
                        drag(id);
                      }}
                      onDragEnd={() => {
                        drag(null);
                        hover(null);
                      }}
                    >
                      <p>
                        <AppLink to={`/voorstellen/${id}`}>{titleOf(entry)}</AppLink>
                      </p>
                      {dropped?.id === id && dropped.why && (
                        <Notice tone="warning" live>
                          <p>{dropped.why}</p>
                        </Notice>
                      )}
                      <EntryTags entry={entry} />
                      <EntryFacts entry={entry} />
                      <MoveTo
                        entry={entry}
                        title={titleOf(entry)}
                        asked={dropped?.id === id ? dropped : null}
                        onMoved={() => {
                          drop(null);
                          onMoved();
                        }}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
