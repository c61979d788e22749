import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SelectField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';

const PapersFields = graphql(`
  fragment PapersFields on Introduction {
    id
    papers {
      mayRecord
      checks {
        check
        isDone
      }
      signatures {
        signer
        signedOn
      }
    }
  }
`);

const OnePapers = graphql(
  `
    query OnePapers($id: ID!) {
      introduction(id: $id) {
        id
        ...PapersFields
      }
    }
  `,
  [PapersFields],
);

const Sign = graphql(
  `
    mutation RecordSignature($introductionId: ID!, $signer: AgreementSigner!, $signedOn: Date!) {
      recordSignature(introductionId: $introductionId, signer: $signer, signedOn: $signedOn) {
        introduction {
          id
          ...PapersFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [PapersFields],
);

type Papers = NonNullable<ResultOf<typeof PapersFields>['papers']>;
type Signer = Papers['signatures'][number]['signer'];

/** The papers of a placement that runs: what must be in order, and who signed. Nothing without a placement. */
export function PapersSection({ id }: { id: string }): ReactNode {
  const { t, i18n } = useTranslation('papers');
  const [{ data, error }, again] = useQuery({ query: OnePapers, variables: { id } });
  const papers = data?.introduction && readFragment(PapersFields, data.introduction).papers;
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!papers) return null;
  const missing = papers.signatures.filter(({ signedOn }) => signedOn === null);
  const tag = (isDone: boolean): ReactNode => (
    <StatusTag tone={isDone ? 'positive' : 'neutral'}>{t(isDone ? 'done' : 'open')}</StatusTag>
  );
  return (
    <section className="rk-stack" aria-labelledby="papieren">
      <h2 id="papieren" className="utrecht-heading-2">
        {t('heading')}
      </h2>
      <p>{t(missing.length === 0 ? 'all' : 'lead')}</p>
      <h3 className="utrecht-heading-3">{t('signatures')}</h3>
      <ul className="rk-plain-list rk-stack rk-stack--tight">
        {papers.signatures.map(({ signer, signedOn }) => (
          <li key={signer}>
            {tag(signedOn !== null)}{' '}
            {signedOn === null
              ? t('missing', { who: t(`signer.${signer}`) })
              : t('signed', { who: t(`signer.${signer}`), date: dateInWords(signedOn, i18n.language) })}
          </li>
        ))}
      </ul>
      <h3 className="utrecht-heading-3">{t('checks')}</h3>
      <ul className="rk-plain-list rk-stack rk-stack--tight">
        {papers.checks.map(({ check, isDone }) => (
          <li key={check}>
            {tag(isDone)} {t(`check.${check}`)}
          </li>
        ))}
      </ul>
      {papers.mayRecord && (
        <div className="rk-stack">
          <p>
            <a
              className="utrecht-link utrecht-link--html-a"
              href={`/papieren/plaatsing/${id}/${i18n.language === 'en' ? 'en' : 'nl'}.pdf`}
            >
              {t('sheet')}
            </a>
          </p>
          <Disclosure summary={t('record.open')}>
            <RecordSignature
              key={missing.length}
              id={id}
              signers={papers.signatures.map(({ signer }) => signer)}
              first={missing[0]?.signer}
            />
          </Disclosure>
        </div>
      )}
    </section>
  );
}

function RecordSignature(props: {
  id: string;
  signers: readonly Signer[];
  first: Signer | undefined;
}): ReactNode {
  const { id, signers, first } = props;
  const { t } = useTranslation('papers');
  const [{ error, fetching }, sign] = useMutation(Sign);
  const attempt = useAttempt();
  const [signer, setSigner] = useState<Signer>(first ?? 'STUDENT');
  const [signedOn, setDay] = useState('');
  const ids = { signer: 'tekent-wie', signedOn: 'tekent-dag' };
  const send = async (): Promise<void> => {
    if (signedOn === '') {
      attempt.ended([{ fieldId: ids.signedOn, message: t('record.missing') }]);
      return;
    }
    const { data } = await sign({ introductionId: id, signer, signedOn });
    if (data) attempt.ended(problemErrors(data.recordSignature.problems, ids, ids.signedOn));
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('record.go')} secondary onSend={send}>
      <SelectField
        id={ids.signer}
        label={t('record.who')}
        error={attempt.errorAt(ids.signer)}
        value={signer}
        onChange={(event) => setSigner(event.currentTarget.value as Signer)}
        choices={signers.map((each) => ({ value: each, label: t(`signer.${each}`) }))}
      />
      <DateField
        id={ids.signedOn}
        label={t('record.on')}
        error={attempt.errorAt(ids.signedOn)}
        value={signedOn}
        onChange={setDay}
      />
    </AskForm>
  );
}
