import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { SelectField, TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';

const MyCaseGrants = graphql(`
  query MyCaseGrants {
    regions {
      code
      name
    }
    viewer {
      id
      candidate {
        id
        grants {
          id
          adviserName
          region {
            code
            name
          }
          why
          endsOn
          endedAt
          isRunning
        }
      }
    }
  }
`);

// One object for every render: a new context asks again, and that renders again.
const withGrants = { additionalTypenames: ['CaseGrant'] };

const GiveGrant = graphql(`
  mutation GiveGrant(
    $candidateId: ID!
    $regionCode: ID
    $adviserEmail: String
    $endsOn: Date!
    $why: String!
  ) {
    giveCaseGrant(
      candidateId: $candidateId
      regionCode: $regionCode
      adviserEmail: $adviserEmail
      endsOn: $endsOn
      why: $why
    ) {
      candidate {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const EndGrant = graphql(`
  mutation EndGrant($grantId: ID!) {
    endCaseGrant(grantId: $grantId) {
      candidate {
        id
      }
      problems {
        code
        message
      }
    }
  }
`);

type Data = ResultOf<typeof MyCaseGrants>;
type Grant = NonNullable<NonNullable<Data['viewer']>['candidate']>['grants'][number];

/** Which desks and advisers elsewhere may read the candidate's case: to give, and to take back. */
export function MyGrants(): ReactNode {
  const { t } = useTranslation('my-privacy');
  const [{ data, error }, again] = useQuery({
    query: MyCaseGrants,
    context: withGrants,
  });
  const candidate = data?.viewer?.candidate;
  return (
    <section aria-labelledby="meekijken" className="rk-stack">
      <h2 id="meekijken" className="utrecht-heading-2">
        {t('grants.title')}
      </h2>
      <p>{t('grants.lead')}</p>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState rows={1} />}
      {candidate?.grants.length === 0 && <p>{t('grants.none')}</p>}
      {candidate && candidate.grants.length > 0 && <Given grants={candidate.grants} />}
      {candidate && (
        <Disclosure summary={t('grants.give')}>
          <Give candidateId={candidate.id} regions={data.regions} />
        </Disclosure>
      )}
    </section>
  );
}

function Given({ grants }: { grants: readonly Grant[] }): ReactNode {
  const { t, i18n } = useTranslation('my-privacy');
  const [{ error, fetching }, end] = useMutation(EndGrant);
  return (
    <>
      {error && <ErrorState error={error} />}
      <SummaryList
        rows={grants.map(({ id, region, adviserName, endsOn, why, isRunning, endedAt }) => {
          const who = region ? t('grants.desk', { region: region.name }) : (adviserName ?? '');
          return {
            label: who,
            value: (
              <>
                {t('grants.until', { date: dateInWords(endsOn, i18n.language), why })}
                <br />
                {isRunning ? (
                  <Button
                    appearance="subtle-button"
                    disabled={fetching}
                    aria-label={t('grants.endLabel', { who })}
                    onClick={() => void end({ grantId: id })}
                  >
                    {t('grants.end')}
                  </Button>
                ) : (
                  t(endedAt ? 'grants.ended' : 'grants.over')
                )}
              </>
            ),
          };
        })}
      />
    </>
  );
}

function Give({ candidateId, regions }: { candidateId: string; regions: Data['regions'] }): ReactNode {
  const { t } = useTranslation('my-privacy');
  const [{ data, error, fetching }, give] = useMutation(GiveGrant);
  const [region, setRegion] = useState('');
  const [email, setEmail] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [why, setWhy] = useState('');
  const [attempt, setAttempt] = useState<{ count: number; errors: FieldError[] }>({ count: 0, errors: [] });
  const fields = {
    regionCode: 'meekijken-regio',
    adviserEmail: 'meekijken-adviseur',
    endsOn: 'meekijken-tot',
    why: 'meekijken-waarvoor',
  };
  const errorAt = (id: string) => attempt.errors.find(({ fieldId }) => fieldId === id)?.message;
  const isDone = data?.giveCaseGrant.problems.length === 0 && attempt.errors.length === 0;

  const send = async (): Promise<void> => {
    const missing = [
      ...(region === '' && email.trim() === ''
        ? [{ fieldId: fields.regionCode, message: t('grants.missing.whom') }]
        : []),
      ...(endsOn === '' ? [{ fieldId: fields.endsOn, message: t('grants.missing.endsOn') }] : []),
      ...(why.trim() === '' ? [{ fieldId: fields.why, message: t('grants.missing.why') }] : []),
    ];
    if (missing.length > 0) return setAttempt({ count: attempt.count + 1, errors: missing });
    const answer = await give({
      candidateId,
      regionCode: region || null,
      adviserEmail: email.trim() || null,
      endsOn,
      why: why.trim(),
    });
    const problems = answer.data?.giveCaseGrant.problems ?? [];
    setAttempt({ count: attempt.count + 1, errors: problemErrors(problems, fields, fields.regionCode) });
  };

  return (
    <form
      noValidate
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary key={attempt.count} errors={attempt.errors} />
      {error && <ErrorState error={error} />}
      {isDone && (
        <Notice tone="ok" live>
          <p>{t('grants.done')}</p>
        </Notice>
      )}
      <SelectField
        id={fields.regionCode}
        label={t('grants.region')}
        optional
        error={errorAt(fields.regionCode)}
        value={region}
        onChange={(event) => setRegion(event.target.value)}
        choices={[
          { value: '', label: t('grants.choose') },
          ...regions.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextField
        id={fields.adviserEmail}
        type="email"
        label={`${t('grants.adviser')}: ${t('grants.email')}`}
        optional
        error={errorAt(fields.adviserEmail)}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <DateField
        id={fields.endsOn}
        label={t('grants.endsOn')}
        error={errorAt(fields.endsOn)}
        value={endsOn}
        onChange={setEndsOn}
      />
      <TextField
        id={fields.why}
        label={t('grants.why')}
        hint={t('grants.whyHint')}
        error={errorAt(fields.why)}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('grants.go')}
        </Button>
      </p>
    </form>
  );
}
