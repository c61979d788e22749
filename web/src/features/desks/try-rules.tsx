import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { everything, MatterFields } from './matter-fields.js';
import { useRuleWords } from './rule-list.js';
import type { DeskOfRules, Lists } from './who-does-what.js';

const WhoGets = graphql(`
  query WhoGets($placeId: ID, $municipalityCode: ID, $sectorCode: ID, $employerId: ID, $onDate: Date) {
    whoGetsPlace(
      placeId: $placeId
      municipalityCode: $municipalityCode
      sectorCode: $sectorCode
      employerId: $employerId
      onDate: $onDate
    ) {
      by
      advisers {
        accountId
        name
      }
      steps {
        counts
        rule {
          id
        }
        standIn {
          accountId
          name
        }
      }
    }
  }
`);

const WhichPlace = graphql(`
  query WhichPlace($id: ID!) {
    place(id: $id) {
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

const noError = (): undefined => undefined;

/** "Who would get this place?": on a day, so that an absence shows. */
export function TryRules({ lists, desk }: { lists: Lists; desk: DeskOfRules }): ReactNode {
  const { t } = useTranslation('who-does-what');
  const words = useRuleWords();
  const [matter, setMatter] = useState(everything);
  const [onDate, setOnDate] = useState(today());
  // A place that there is: from its page at the desk.
  const [params, setParams] = useSearchParams();
  const placeId = params.get('plek');
  const [asked, ask] = useState<
    { matter: typeof matter; onDate: string; placeId: string | null } | undefined
  >(placeId ? { matter, onDate, placeId } : undefined);
  const [found] = useQuery({ query: WhichPlace, variables: { id: placeId ?? '' }, pause: !placeId });
  const place = placeId ? found.data?.place : undefined;
  const [{ data, error, fetching }, again] = useQuery({
    query: WhoGets,
    variables: {
      placeId: asked?.placeId ?? null,
      municipalityCode: asked?.matter.where || null,
      sectorCode: asked?.matter.sector || null,
      employerId: asked?.matter.employer || null,
      onDate: asked?.onDate || null,
    },
    pause: !asked,
    requestPolicy: 'network-only',
  });
  const trial = asked ? data?.whoGetsPlace : undefined;
  const nameOf = (ruleId: string): string => {
    const rule = desk.responsibilities.find(({ id }) => id === ruleId);
    return rule ? t('rules.line', { what: words(rule), name: rule.adviser?.name ?? t('rules.gone') }) : '';
  };
  return (
    <section aria-labelledby="probeer" className="rk-stack">
      <h2 id="probeer" className="utrecht-heading-2">
        {t('try.heading')}
      </h2>
      <p>{t('try.lead')}</p>
      <form
        noValidate
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          ask({ matter, onDate, placeId });
        }}
      >
        {placeId ? (
          <div className="rk-stack rk-stack--tight">
            <p>
              {place
                ? t('try.place', { title: place.title, employer: place.employer.name, town: place.town })
                : found.fetching
                  ? t('try.placeLoading')
                  : t('try.placeGone')}
            </p>
            <p>
              <Button
                appearance="subtle-button"
                onClick={() => {
                  ask(undefined);
                  setParams({}, { replace: true });
                }}
              >
                {t('try.noPlace')}
              </Button>
            </p>
          </div>
        ) : (
          <>
            <p className="rk-soft">{t('try.choosePlace')}</p>
            <MatterFields
              id="proef"
              lists={lists}
              desk={desk}
              matter={matter}
              onChange={setMatter}
              sites={false}
              errorAt={noError}
            />
          </>
        )}
        <DateField id="proef-dag" label={t('try.day')} value={onDate} onChange={setOnDate} />
        <p>
          <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
            {t('try.go')}
          </Button>
        </p>
      </form>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {asked && fetching && <LoadingState rows={1} />}
      {trial && !fetching && (
        <Notice tone={trial.by === 'RULE' ? 'ok' : 'warning'} live>
          <p>
            <strong>
              {trial.advisers.length > 0
                ? t('try.answer', { names: trial.advisers.map(({ name }) => name).join(', ') })
                : t('try.nobody')}
            </strong>{' '}
            {t(`try.by.${trial.by}`)}
          </p>
          {trial.steps.length > 0 && (
            <ol className="utrecht-ordered-list">
              {trial.steps.map(({ rule, counts, standIn }) => (
                <li key={rule.id} className="utrecht-ordered-list__item">
                  {nameOf(rule.id)}{' '}
                  {counts
                    ? t('try.counts', { name: standIn?.name ?? '' })
                    : standIn === null
                      ? t('try.away')
                      : t('try.after')}
                </li>
              ))}
            </ol>
          )}
        </Notice>
      )}
    </section>
  );
}
