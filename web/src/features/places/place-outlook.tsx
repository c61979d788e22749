import { Button } from '@utrecht/component-library-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, readFragment, type FragmentOf, type ResultOf } from '../../lib/graphql.js';
import { numberOf, postcodeIn, type PlaceAnswers, type PlaceField } from './place-answers.js';
import './place-outlook.css';

export const PlaceOutlookFields = graphql(`
  fragment PlaceOutlookFields on PlaceOutlook {
    candidates {
      count
      isExact
    }
    changes {
      criterion
      text
      unlocks {
        count
        isExact
      }
      hoursPerWeek
      languageLevel
      startsOn
      creboCode
    }
  }
`);

const OutlookForPlace = graphql(
  `
    query OutlookForPlace($place: PlaceSketch!) {
      outlookForPlace(place: $place) {
        ...PlaceOutlookFields
      }
    }
  `,
  [PlaceOutlookFields],
);

type PlaceSketch = ReturnType<typeof graphql.scalar<'PlaceSketch'>>;
type Outlook = ResultOf<typeof PlaceOutlookFields>;

/** How long somebody has not typed before we count. */
const pauseMs = 600;

/** What of the answers decides whom the place reaches; null until all of it is there. */
function sketchOf(answers: PlaceAnswers): PlaceSketch | null {
  const postcode4 = postcodeIn(answers);
  const hoursPerWeek = numberOf(answers.hoursPerWeek);
  const { creboCode, startsOn } = answers;
  if (!creboCode || !postcode4 || startsOn < '2000' || hoursPerWeek === null) return null;
  if (hoursPerWeek < 8 || hoursPerWeek > 40) return null;
  const languageLevel = (answers.languageLevel || null) as PlaceSketch['languageLevel'];
  return { creboCode, postcode4, startsOn, hoursPerWeek, languageLevel };
}

/** What one change says, as the form holds it. */
function fieldOf(change: Outlook['changes'][number]): [PlaceField, string] | null {
  if (change.hoursPerWeek !== null) return ['hoursPerWeek', String(change.hoursPerWeek).replace('.', ',')];
  if (change.languageLevel !== null) return ['languageLevel', change.languageLevel];
  if (change.startsOn !== null) return ['startsOn', change.startsOn];
  return change.creboCode === null ? null : ['creboCode', change.creboCode];
}

/** Beside a form that is being filled in: how many candidates fit, and what one change would add. */
export function OutlookWhileTyping(props: {
  answers: PlaceAnswers;
  onTake: (field: PlaceField, value: string) => void;
}): ReactNode {
  const { answers, onTake } = props;
  const { t } = useTranslation('doors');
  const typed = JSON.stringify(sketchOf(answers));
  const [asked, setAsked] = useState(typed);
  const [taken, setTaken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const sketch = JSON.parse(asked) as PlaceSketch | null;
  const [{ data, fetching, error }] = useQuery({
    query: OutlookForPlace,
    variables: { place: sketch as PlaceSketch },
    pause: sketch === null,
  });
  const isNow = asked === typed && sketch !== null && !fetching;
  const outlook = isNow && !error ? (data?.outlookForPlace ?? null) : null;
  return (
    <section aria-labelledby="bereik" className="rk-outlook">
      <h2 id="bereik" className="utrecht-heading-2">
        {t('place.title')}
      </h2>
      <div role="status" className="rk-stack">
        {typed === 'null' && <p className="rk-soft">{t('place.waiting')}</p>}
        {typed !== 'null' && !isNow && <p className="rk-soft">{t('place.counting')}</p>}
        {isNow && error && <p>{t('place.failed')}</p>}
        {taken && <p>{t('place.taken', { text: taken })}</p>}
        {outlook && <Now outlook={readFragment(PlaceOutlookFields, outlook)} />}
      </div>
      {outlook && (
        <Changes
          outlook={readFragment(PlaceOutlookFields, outlook)}
          onTake={(change) => {
            const field = fieldOf(change);
            if (!field) return;
            onTake(...field);
            setTaken(change.text);
          }}
        />
      )}
    </section>
  );
}

/** Of a place that stands. */
export function PlaceOutlook({ outlook }: { outlook: FragmentOf<typeof PlaceOutlookFields> }): ReactNode {
  const { t } = useTranslation('doors');
  const told = readFragment(PlaceOutlookFields, outlook);
  return (
    <section aria-labelledby="bereik" className="rk-outlook">
      <h2 id="bereik" className="utrecht-heading-2">
        {t('place.title')}
      </h2>
      <Now outlook={told} />
      <Changes outlook={told} />
    </section>
  );
}

function Now({ outlook }: { outlook: Outlook }): ReactNode {
  const { t } = useTranslation('doors');
  const { candidates } = outlook;
  return <p>{candidates ? t('place.now', says(candidates)) : t('place.few')}</p>;
}

/** A choice in a message is made between words. */
const says = ({
  count,
  isExact,
}: {
  count: number;
  isExact: boolean;
}): { count: number; isExact: string } => ({
  count,
  isExact: String(isExact),
});

function Changes(props: {
  outlook: Outlook;
  onTake?: (change: Outlook['changes'][number]) => void;
}): ReactNode {
  const { outlook, onTake } = props;
  const { t } = useTranslation('doors');
  const { changes } = outlook;
  const most = Math.max(...changes.map(({ unlocks }) => unlocks.count));
  return (
    <>
      {changes.length === 0 ? <p className="rk-soft">{t('place.nothing')}</p> : <p>{t('place.lead')}</p>}
      {changes.length > 0 && (
        <ul className="rk-outlook__changes">
          {changes.map((change) => (
            <li key={change.text} className="rk-outlook__change">
              <span className="rk-outlook__bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.round((100 * change.unlocks.count) / most)}%` }} />
              </span>
              <span>
                {change.text}: <strong>{t('place.unlocks', says(change.unlocks))}</strong>
              </span>
              {onTake && (
                <Button
                  appearance="subtle-button"
                  aria-label={`${t('place.take')}: ${change.text}`}
                  onClick={() => onTake(change)}
                >
                  {t('place.take')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="rk-soft">{t('place.private')}</p>
    </>
  );
}
