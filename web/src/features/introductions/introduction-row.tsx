import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { StatusTag } from '../../ui/status-tag.js';

export const IntroductionRowFields = graphql(`
  fragment IntroductionRowFields on Introduction {
    id
    status
    turnText
    turns
    endText
    mayDo
    candidate {
      id
      name
    }
    place {
      id
      title
      town
      employer {
        id
        name
      }
    }
  }
`);

/** The two sides that answer an introduction. */
export type Side = 'CANDIDATE' | 'EMPLOYER';

export const pathOf = { CANDIDATE: '/mijn-voorstellen', EMPLOYER: '/voorstellen' } as const;

/** Whether this side is asked to answer now. */
export function asksFor(
  side: Side,
  introduction: { turns: readonly string[]; mayDo: readonly string[] },
): boolean {
  return introduction.turns.includes(side) && introduction.mayDo.includes('accept');
}

/** One introduction in a list: about what and whom, and whose turn it is in the sentence everybody sees. */
export function IntroductionRow(props: {
  introduction: FragmentOf<typeof IntroductionRowFields>;
  side: Side;
}): ReactNode {
  const { side } = props;
  const { t } = useTranslation('answering');
  const introduction = readFragment(IntroductionRowFields, props.introduction);
  const { id, status, candidate, place, turnText, endText } = introduction;
  const isAsked = asksFor(side, introduction);
  return (
    <Card
      level={3}
      heading={<AppLink to={`${pathOf[side]}/${id}`}>{place.title}</AppLink>}
      under={
        side === 'CANDIDATE'
          ? t('row.where', { employer: place.employer.name, town: place.town })
          : t('row.who', { name: candidate?.name ?? t('nameless'), town: place.town })
      }
      tag={
        isAsked ? (
          <StatusTag tone="urgent">{t(`row.asked.${side}`)}</StatusTag>
        ) : (
          <StatusTag tone={status === 'PLACED' ? 'positive' : 'neutral'}>{t(`status.${status}`)}</StatusTag>
        )
      }
    >
      {(turnText ?? endText) && <p>{turnText ?? endText}</p>}
    </Card>
  );
}
