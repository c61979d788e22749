import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, readFragment } from '../../lib/graphql.js';
import { CardList } from '../../ui/card-list.js';
import { asksFor, IntroductionRow, IntroductionRowFields, type Side } from './introduction-row.js';

const OpenIntroductions = graphql(
  `
    query OpenIntroductions {
      introductions(first: 100, status: [PROPOSED]) {
        nodes {
          id
          ...IntroductionRowFields
        }
      }
    }
  `,
  [IntroductionRowFields],
);

/** The introductions that wait for this side's answer, on top of its own page; nothing when none does. */
export function AskedOfMe({ side }: { side: Side }): ReactNode {
  const { t } = useTranslation('answering');
  const [{ data }] = useQuery({ query: OpenIntroductions });
  const asked = (data?.introductions.nodes ?? []).filter((node) =>
    asksFor(side, readFragment(IntroductionRowFields, node)),
  );
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="gevraagd" className="rk-stack">
      <h2 id="gevraagd" className="utrecht-heading-2">
        {t(`asked.${side}`, { count: asked.length })}
      </h2>
      <CardList label={t(`asked.${side}`, { count: asked.length })}>
        {asked.map((introduction) => (
          <IntroductionRow key={introduction.id} introduction={introduction} side={side} />
        ))}
      </CardList>
    </section>
  );
}
