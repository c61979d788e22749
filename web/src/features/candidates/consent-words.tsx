import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { ErrorState, LoadingState } from '../../ui/states.js';

const ConsentText = graphql(`
  query ConsentText {
    consentText {
      version
      title
      paragraphs
      question
    }
  }
`);

export type ConsentTextOf = ResultOf<typeof ConsentText>['consentText'];

/** The text in force, as it was published; `children` gets it too, to ask the question under it. */
export function ConsentWords({
  level = 2,
  children,
}: {
  level?: 2 | 3;
  children?: (text: ConsentTextOf) => ReactNode;
}): ReactNode {
  const { t, i18n } = useTranslation('registration');
  const [{ data, error }, again] = useQuery({ query: ConsentText });
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingState rows={1} />;
  const text = data.consentText;
  const Heading = level === 3 ? 'h3' : 'h2';
  return (
    <>
      <section className="rk-stack">
        <Heading className="utrecht-heading-3">{text.title}</Heading>
        {text.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="rk-soft">
          {t('toestemming.version', { date: dateInWords(text.version.slice(0, 10), i18n.language) })}
        </p>
      </section>
      {children?.(text)}
    </>
  );
}
