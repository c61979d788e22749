import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card, CardList } from '../../ui/card-list.js';
import { StatusTag } from '../../ui/status-tag.js';

export const ClassStartFields = graphql(`
  fragment ClassStartFields on ClassStart {
    id
    college
    town
    schoolDays
    firstLessonOn
    enrolBy
    status
    checkedOn
  }
`);

/** When the school side of a place begins: a place without a class is no place. */
export function ClassStarts({
  starts,
}: {
  starts: readonly FragmentOf<typeof ClassStartFields>[];
}): ReactNode {
  const { t, i18n } = useTranslation('places');
  const words = (date: string): string => dateInWords(date, i18n.language);
  const classes = readFragment(ClassStartFields, starts);
  return (
    <section className="rk-stack">
      <h2 className="utrecht-heading-2">{t('place.classes')}</h2>
      {classes.length === 0 ? (
        <p>{t('place.noClasses')}</p>
      ) : (
        <>
          <p>{t('place.classesText')}</p>
          <CardList label={t('place.classes')}>
            {classes.map((start) => (
              <Card
                key={start.id}
                level={3}
                heading={t('place.class', { college: start.college, town: start.town })}
                tag={
                  <StatusTag tone={start.status === 'OPEN' ? 'positive' : 'neutral'}>
                    {t(`place.classStatus.${start.status}`)}
                  </StatusTag>
                }
              >
                <ul className="rk-classes">
                  <li>{t('place.classDays', { days: start.schoolDays })}</li>
                  <li>{t('place.classFirst', { date: words(start.firstLessonOn) })}</li>
                  <li>
                    {start.enrolBy
                      ? t('place.classEnrol', { date: words(start.enrolBy) })
                      : t('place.classEnrolOpen')}
                  </li>
                </ul>
                <p className="rk-soft">{t('place.classChecked', { date: words(start.checkedOn) })}</p>
              </Card>
            ))}
          </CardList>
        </>
      )}
    </section>
  );
}
