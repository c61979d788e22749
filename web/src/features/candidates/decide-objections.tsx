import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice, TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';

const OpenObjections = graphql(`
  query OpenObjections($id: ID!) {
    purposeTexts {
      purpose
      title
    }
    candidate(id: $id) {
      id
      objections {
        id
        purposes
        grounds
        objectedAt
        outcome
      }
    }
  }
`);

const DecideObjection = graphql(`
  mutation DecideObjection($objectionId: ID!, $isGranted: Boolean!, $reason: String!) {
    decideObjection(objectionId: $objectionId, isGranted: $isGranted, reason: $reason) {
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

type Data = ResultOf<typeof OpenObjections>;
type Objection = NonNullable<Data['candidate']>['objections'][number];

/** What a candidate objected to and the desk has to decide; nothing when nothing waits. */
export function DecideObjections({ candidateId }: { candidateId: string }): ReactNode {
  const [{ data }] = useQuery({ query: OpenObjections, variables: { id: candidateId } });
  const open = data?.candidate?.objections.filter(({ outcome }) => outcome === null) ?? [];
  return open.map((objection) => (
    <Decide key={objection.id} objection={objection} texts={data?.purposeTexts ?? []} />
  ));
}

function Decide({ objection, texts }: { objection: Objection; texts: Data['purposeTexts'] }): ReactNode {
  const { t, i18n } = useTranslation('my-privacy');
  const [{ error, fetching }, decide] = useMutation(DecideObjection);
  const [choice, setChoice] = useState<'grant' | 'refuse'>();
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const { id: objectionId, purposes, grounds, objectedAt } = objection;
  const fields = { isGranted: `besluit-${objectionId}`, reason: `waarom-${objectionId}` };
  const { errorAt } = attempt;
  const uses = purposes
    .map((purpose) => texts.find((each) => each.purpose === purpose)?.title ?? purpose)
    .join(', ');

  const send = async (): Promise<void> => {
    const missing = [
      ...(choice ? [] : [{ fieldId: fields.isGranted, message: t('decide.missing.what') }]),
      ...(reason.trim() ? [] : [{ fieldId: fields.reason, message: t('decide.missing.reason') }]),
    ];
    if (missing.length > 0) return attempt.ended(missing);
    const answer = await decide({ objectionId, isGranted: choice === 'grant', reason: reason.trim() });
    const problems = answer.data?.decideObjection.problems ?? [];
    attempt.ended(problemErrors(problems, fields, fields.reason));
  };

  return (
    <section className="rk-stack rk-measure" aria-labelledby={`bezwaar-${objectionId}`}>
      <h2 id={`bezwaar-${objectionId}`} className="utrecht-heading-2">
        {t('decide.title')}
      </h2>
      <Notice tone="warning">
        <p>{t('decide.text', { date: dateInWords(objectedAt.slice(0, 10), i18n.language), uses })}</p>
        <p>{grounds ? t('decide.grounds', { grounds }) : t('decide.noGrounds')}</p>
      </Notice>
      <AskForm attempt={attempt} error={error} busy={fetching} go={t('decide.go')} onSend={send}>
        <ChoiceGroup id={fields.isGranted} label={t('decide.what')} error={errorAt(fields.isGranted)}>
          {(['grant', 'refuse'] as const).map((each) => (
            <RadioChoice
              key={each}
              id={`${fields.isGranted}-${each}`}
              name={fields.isGranted}
              label={t(`decide.${each}`)}
              checked={choice === each}
              onChange={() => setChoice(each)}
            />
          ))}
        </ChoiceGroup>
        <TextareaField
          id={fields.reason}
          label={t('decide.reason')}
          hint={t('decide.reasonHint')}
          error={errorAt(fields.reason)}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </AskForm>
    </section>
  );
}
