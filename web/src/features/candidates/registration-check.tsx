import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { wishOf, type WishAnswers } from './wish-answers.js';
import { useWishInWords } from './wish-summary.js';
import { questionOf, questionsFor, type Myself, type Question } from './myself.js';

const Register = graphql(`
  mutation RegisterMyself($input: CandidateInput!) {
    registerCandidate(input: $input) {
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

/** Check your answers, and register. What the server refuses leads back to its question. */
export function RegistrationCheck(props: {
  myself: Myself;
  wish: WishAnswers;
  addressOf: (step: string) => { pathname: string; search: string };
  onDone: () => void;
}): ReactNode {
  const { myself, wish, addressOf, onDone } = props;
  const { t, i18n } = useTranslation('registration');
  const wishRows = useWishInWords(wish);
  const [{ data, error, fetching }, register] = useMutation(Register);
  const problems = data?.registerCandidate.problems ?? [];
  const asksParent = questionsFor(myself).includes('ouder');

  const send = async (): Promise<void> => {
    const answer = await register({
      input: {
        name: myself.name,
        birthDate: myself.birthDate,
        postcode4: myself.postcode,
        email: myself.email,
        phone: myself.phone || null,
        priorEducation: wish.diploma,
        consentToMatching: myself.consent === true,
        legalBasis: myself.consent ? { basis: 'CONSENT', textVersion: myself.textVersion } : null,
        parent: asksParent
          ? { name: myself.parentName, email: myself.parentEmail, relation: myself.parentRelation }
          : null,
        wish: wishOf(wish),
      },
    });
    if (answer.data && answer.data.registerCandidate.problems.length === 0) onDone();
    else window.scrollTo(0, 0);
  };

  const own: (readonly [Question, string, ReactNode])[] = [
    ['naam', t('naam.label'), myself.name],
    ['geboortedatum', t('geboortedatum.label'), dateInWords(myself.birthDate, i18n.language)],
    ...(asksParent
      ? ([
          ['ouder', t(`ouder.${myself.parentRelation}`), `${myself.parentName}, ${myself.parentEmail}`],
        ] as const)
      : []),
    ['woonplaats', t('woonplaats.label'), myself.postcode],
    ['bereikbaar', t('bereikbaar.email'), myself.email],
    ['bereikbaar', t('bereikbaar.phone'), myself.phone || t('check.open')],
    ['toestemming', t('check.consent'), myself.consent ? t('check.consentYes') : t('check.consentNo')],
  ];
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void send()} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          <h2 className="utrecht-heading-3">{t('check.refused')}</h2>
          {problems.map(({ message, path }) => {
            const question = questionOf(path);
            return (
              <p key={message}>
                {message}{' '}
                {question && (
                  <AppLink to={addressOf(question)} state={{ checking: true }}>
                    {t('check.changeThis')}
                  </AppLink>
                )}
              </p>
            );
          })}
        </Notice>
      )}
      <section className="rk-stack">
        <h2 className="utrecht-heading-2">{t('check.you')}</h2>
        <SummaryList
          rows={own.map(([step, label, value]) => ({ label, value, changeTo: addressOf(step) }))}
        />
      </section>
      <section className="rk-stack">
        <h2 className="utrecht-heading-2">{t('check.wish')}</h2>
        <SummaryList
          rows={wishRows.map(({ step, label, value }) => ({ label, value, changeTo: addressOf(step) }))}
        />
      </section>
      <p>
        <Button
          appearance="primary-action-button"
          busy={fetching}
          disabled={fetching}
          onClick={() => void send()}
        >
          {t('check.go')}
        </Button>
      </p>
    </>
  );
}
