import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './reason-list.css';

/** Why a match is a match, as the server words it; `score` from 0 to 1. */
export interface Reason {
  criterion: string;
  score: number;
  weight: number;
  text: string;
}

/**
 * The reasons of a match: words first, with a small bar that shows how well it fits. What has no weight in the order
 * (a hard condition that is met) is listed without a bar when it says something.
 */
export function ReasonList({ reasons, limit }: { reasons: readonly Reason[]; limit?: number }): ReactNode {
  const { t } = useTranslation();
  const weighed = [...reasons].filter(({ text }) => text).sort((a, b) => b.weight - a.weight);
  return (
    <ul className="rk-reasons" aria-label={t('match.reasons')}>
      {weighed.slice(0, limit ?? weighed.length).map((reason) => (
        <li key={reason.criterion} className="rk-reasons__item">
          {reason.weight > 0 ? (
            <span
              className="rk-reasons__bar"
              role="img"
              aria-label={t('match.fit', { percent: Math.round(reason.score * 100) })}
            >
              <span style={{ inlineSize: `${Math.max(4, Math.round(reason.score * 100))}%` }} />
            </span>
          ) : (
            <span className="rk-reasons__tick" aria-hidden="true">
              ✓
            </span>
          )}
          <span>{reason.text}</span>
        </li>
      ))}
    </ul>
  );
}
