import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { EmptyState } from '../../ui/states.js';

/** For which employer a new place is: asked of who belongs to several, or to a desk. */
export function ChooseEmployer({
  employers,
}: {
  employers: readonly { id: string; name: string }[];
}): ReactNode {
  const { t } = useTranslation('place-form');
  if (employers.length === 0) {
    return (
      <EmptyState heading={t('employer.none')}>
        <p>{t('employer.noneText')}</p>
        <ButtonLink to="/leerbedrijven">{t('employer.look')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <section className="rk-stack">
      <h2 className="utrecht-heading-2">{t('employer.which')}</h2>
      <ul className="utrecht-unordered-list">
        {employers.map(({ id, name }) => (
          <li key={id} className="utrecht-unordered-list__item">
            <AppLink to={`?werkgever=${id}`}>{name}</AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
