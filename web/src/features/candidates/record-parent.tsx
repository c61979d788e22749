import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { calendarDateOf, dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice, SelectField, TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';

const ParentsAgreement = graphql(`
  query ParentsAgreement($id: ID!) {
    candidate(id: $id) {
      id
      parentalAgreement {
        parentName
        relation
        askedAt
        givenAt
        how
      }
    }
  }
`);

const RecordAgreement = graphql(`
  mutation RecordAgreement($candidateId: ID!, $parent: ParentInput!) {
    recordParentalAgreement(candidateId: $candidateId, parent: $parent) {
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

type Agreement = NonNullable<
  NonNullable<ResultOf<typeof ParentsAgreement>['candidate']>['parentalAgreement']
>;
const withCandidates = { additionalTypenames: ['Candidate'] };
const relations = ['PARENT', 'GUARDIAN'] as const;
const ways = ['AT_THE_DESK', 'BY_PHONE', 'ON_PAPER'] as const;

/** For somebody below 16: that a parent agreed, or that it waits for one, with the form to record it. Else nothing. */
export function ParentOfMinor(props: { candidateId: string; mayRecord: boolean }): ReactNode {
  const { t, i18n } = useTranslation('case-files');
  const [{ data }] = useQuery({
    query: ParentsAgreement,
    variables: { id: props.candidateId },
    context: withCandidates,
  });
  const agreement = data?.candidate?.parentalAgreement;
  if (!agreement) return null;
  const { givenAt, how, parentName, askedAt } = agreement;
  const day = (instant: string): string => dateInWords(calendarDateOf(new Date(instant)), i18n.language);
  return (
    <section className="rk-stack rk-measure" aria-labelledby="ouder">
      <h2 id="ouder" className="utrecht-heading-2">
        {t('parent.title')}
      </h2>
      {givenAt && how ? (
        <p>
          {t('parent.given', { name: parentName ?? '', date: day(givenAt), how: t(`parent.how.${how}`) })}
        </p>
      ) : (
        <>
          <Notice tone="warning">
            <p>{t('parent.waits', { date: day(askedAt) })}</p>
          </Notice>
          {props.mayRecord && <RecordForm candidateId={props.candidateId} agreement={agreement} />}
        </>
      )}
    </section>
  );
}

function RecordForm({ candidateId, agreement }: { candidateId: string; agreement: Agreement }): ReactNode {
  const { t } = useTranslation('case-files');
  const [{ error, fetching }, record] = useMutation(RecordAgreement);
  const [name, setName] = useState(agreement.parentName ?? '');
  const [relation, setRelation] = useState(agreement.relation ?? 'PARENT');
  const [agreed, setAgreed] = useState<(typeof ways)[number]>();
  const [attempt, setAttempt] = useState<{ count: number; errors: FieldError[] }>({ count: 0, errors: [] });
  const errorAt = (id: string): string | undefined =>
    attempt.errors.find(({ fieldId }) => fieldId === id)?.message;
  const send = async (): Promise<void> => {
    const missing = [
      ...(name.trim() ? [] : [{ fieldId: 'ouder-naam', message: t('parent.missing.name') }]),
      ...(agreed ? [] : [{ fieldId: 'ouder-hoe', message: t('parent.missing.how') }]),
    ];
    if (!agreed || missing.length > 0) return setAttempt({ count: attempt.count + 1, errors: missing });
    const { data } = await record({ candidateId, parent: { name: name.trim(), relation, agreed } });
    const problems = data?.recordParentalAgreement.problems ?? [];
    const fields = { name: 'ouder-naam', relation: 'ouder-wie', agreed: 'ouder-hoe' };
    setAttempt({ count: attempt.count + 1, errors: problemErrors(problems, fields, 'ouder-naam') });
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
      <p>{t('parent.text')}</p>
      <TextField
        id="ouder-naam"
        label={t('parent.name')}
        error={errorAt('ouder-naam')}
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SelectField
        id="ouder-wie"
        label={t('parent.who')}
        error={errorAt('ouder-wie')}
        value={relation}
        onChange={(event) => setRelation(event.target.value as (typeof relations)[number])}
        choices={relations.map((each) => ({ value: each, label: t(`parent.relation.${each}`) }))}
      />
      <ChoiceGroup id="ouder-hoe" label={t('parent.heard')} error={errorAt('ouder-hoe')}>
        {ways.map((way) => (
          <RadioChoice
            key={way}
            id={`ouder-hoe-${way}`}
            name="ouder-hoe"
            checked={agreed === way}
            onChange={() => setAgreed(way)}
            label={t(`parent.way.${way}`)}
          />
        ))}
      </ChoiceGroup>
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('parent.go')}
        </Button>
      </p>
    </form>
  );
}
