import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { graphql, readFragment, type FragmentOf, type ResultOf } from '../../lib/graphql.js';
import { AppLink } from '../../ui/link.js';
import './open-doors.css';

export const WishChangeFields = graphql(`
  fragment WishChangeFields on WishChange {
    criterion
    text
    unlocks
    mboLevel
    regionCode
    maxTravelKm
    availableFrom
    maxHoursPerWeek
    languageLevel
    examples {
      id
      title
      town
    }
  }
`);
type Change = ResultOf<typeof WishChangeFields>;

/**
 * "What opens doors?": each change of the wish that unlocks places, the smallest first, with a bar beside the others'.
 * `linkOf` leads to the wish with the change made; null where one cannot go there.
 */
export function OpenDoors(props: {
  changes: readonly FragmentOf<typeof WishChangeFields>[];
  lead: string;
  action: string;
  linkOf: (change: Change) => To | null;
}): ReactNode {
  const { t } = useTranslation('doors');
  const changes = readFragment(WishChangeFields, props.changes);
  const most = Math.max(...changes.map(({ unlocks }) => unlocks));
  if (changes.length === 0) return null;
  return (
    <section className="rk-stack" aria-labelledby="deuren">
      <div>
        <h2 id="deuren" className="utrecht-heading-2">
          {t('wish.title')}
        </h2>
        <p className="rk-measure">{props.lead}</p>
      </div>
      <ul className="rk-doors">
        {changes.map((change) => {
          const to = props.linkOf(change);
          return (
            <li key={change.text} className="rk-doors__item">
              <p className="rk-doors__change">{change.text}</p>
              <p className="rk-doors__gain">
                <span className="rk-doors__bar" aria-hidden="true">
                  <span
                    style={{ inlineSize: `${Math.max(6, Math.round((100 * change.unlocks) / most))}%` }}
                  />
                </span>
                <strong>{t('wish.unlocks', { count: change.unlocks })}</strong>
              </p>
              {change.examples.length > 0 && (
                <p className="rk-doors__examples rk-soft">
                  {t('wish.examples')}{' '}
                  {change.examples.map((place, at) => (
                    <span key={place.id}>
                      {at > 0 && '; '}
                      <AppLink to={`/leerbanen/${place.id}`}>{`${place.title}, ${place.town}`}</AppLink>
                    </span>
                  ))}
                </p>
              )}
              {to && (
                <p className="rk-doors__action">
                  <AppLink to={to} aria-label={`${props.action}: ${change.text}`}>
                    {props.action}
                  </AppLink>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
