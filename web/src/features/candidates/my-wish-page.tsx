import { Button } from '@utrecht/component-library-react';
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { WhereQuestion } from './where-question.js';
import { answersOf, paramsOfAnswers, type WishAnswers } from './wish-answers.js';
import './wish-page.css';
import type { QuestionProps } from './wish-question.js';
import { useWishInWords } from './wish-summary.js';
import { WorkQuestion } from './work-question.js';
import { answersOfWish, changedWish, KeptWishFields } from './kept-wish.js';
import { LevelsQuestion } from './levels-question.js';

// Typing dates takes a library that no other question needs.
const WhenQuestion = lazy(() => import('./when-question.js'));

const questions: Record<string, ComponentType<QuestionProps>> = {
  diploma: LevelsQuestion,
  werk: WorkQuestion,
  waar: WhereQuestion,
  wanneer: WhenQuestion,
};

const MyWish = graphql(
  `
    query MyWish {
      viewer {
        id
        candidate {
          id
          version
          details {
            postcode4
          }
          wish {
            ...KeptWishFields
          }
        }
      }
    }
  `,
  [KeptWishFields],
);

const ChangeWish = graphql(`
  mutation ChangeMyWish($candidateId: ID!, $version: Int!, $wish: WishInput!) {
    changeWish(candidateId: $candidateId, version: $version, wish: $wish) {
      candidate {
        id
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

type Candidate = NonNullable<NonNullable<ResultOf<typeof MyWish>['viewer']>['candidate']>;

/** The wish as it is; one question at a time to change it, and a button to keep the change. */
export default function MyWishPage(): ReactNode {
  const { t } = useTranslation('my-search');
  const { step } = useParams();
  const [params] = useSearchParams();
  const [{ data, error, fetching, stale }, again] = useQuery({ query: MyWish });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  const candidate = data?.viewer?.candidate;
  // Whoever begins to change does so from the newest version: else it is refused at the end.
  const isBeginning = !step && !params.has('versie');
  if (candidate && !(isBeginning && (fetching || stale))) return <Wish candidate={candidate} renew={renew} />;
  return (
    <Page title={t('wish.title')} step="loading">
      {error ? <ErrorState error={error} onRetry={renew} /> : <LoadingState />}
    </Page>
  );
}

function Wish({ candidate, renew }: { candidate: Candidate; renew: () => void }): ReactNode {
  const { t } = useTranslation('my-search');
  const { t: tWish } = useTranslation('matching');
  const { step } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const home = candidate.details?.postcode4 ?? '';
  const kept = answersOfWish(candidate.wish, home);
  const changed = answersOf(params);
  const isChanging = changed.levels.length > 0;
  const answers = isChanging ? changed : kept;
  const version = Number(params.get('versie')) || candidate.version;

  const addressOf = (to: string, given: WishAnswers): { pathname: string; search: string } => {
    const search = paramsOfAnswers(given);
    search.set('versie', `${version}`);
    return { pathname: `/mijn-wens${to && `/${to}`}`, search: search.toString() };
  };

  if (step) {
    const Question = questions[step];
    if (!Question) return <NotFoundPage />;
    const { pathname, search } = addressOf('', answers);
    return (
      <Page
        key={step}
        title={step === 'diploma' ? t('wish.levels') : tWish(`${step as 'werk'}.question`)}
        back={{ to: isChanging ? `${pathname}?${search}` : '/mijn-wens', label: t('wish.back') }}
        step={step}
      >
        <Question
          answers={answers}
          go={t('wish.next')}
          onNext={(given) => void navigate(addressOf('', given))}
        />
      </Page>
    );
  }
  return (
    <Overview
      key={isChanging ? 'changing' : 'kept'}
      answers={answers}
      addressOf={addressOf}
      isChanging={isChanging}
      save={{
        candidateId: candidate.id,
        version,
        wish: changedWish(answers, candidate.wish, home),
      }}
      renew={renew}
    />
  );
}

function Overview(props: {
  answers: WishAnswers;
  addressOf: (step: string, given: WishAnswers) => { pathname: string; search: string };
  isChanging: boolean;
  save: { candidateId: string; version: number; wish: ReturnType<typeof changedWish> };
  renew: () => void;
}): ReactNode {
  const { answers, addressOf, isChanging, save, renew } = props;
  const { t } = useTranslation('my-search');
  const navigate = useNavigate();
  const isSaved = (useLocation().state as { saved?: boolean } | null)?.saved === true;
  const rows = useWishInWords(answers).filter(({ step, label }, _index, all) =>
    // The diploma is no part of the wish; the levels, asked by the same question, are.
    step === 'diploma' ? all.findLast((row) => row.step === 'diploma')?.label === label : true,
  );
  const [{ data, error, fetching }, change] = useMutation(ChangeWish);
  const [attempts, setAttempts] = useState(0);
  const problems = data?.changeWish.problems ?? [];
  const isStale = problems.some(({ code }) => code === 'STALE');

  const send = async (): Promise<void> => {
    setAttempts(attempts + 1);
    const answer = await change(save);
    if (answer.data?.changeWish.problems.length === 0)
      await navigate('/mijn-wens', { replace: true, state: { saved: true } });
  };

  return (
    <Page
      title={isChanging ? t('wish.check') : t('wish.title')}
      lead={isChanging ? t('wish.checkLead') : t('wish.lead')}
      step={isChanging ? 'check' : 'kept'}
    >
      {isSaved && !isChanging && (
        <Notice tone="ok" live>
          <p>{t('wish.saved')}</p>
          <p>
            <AppLink to="/mijn-matches">{t('wish.matches')}</AppLink>
          </p>
        </Notice>
      )}
      {error && <ErrorState error={error} onRetry={() => void send()} />}
      {problems.length > 0 && (
        <Notice key={attempts} tone={isStale ? 'warning' : 'error'} live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
          {isStale && (
            <p>
              <AppLink to="/mijn-wens" onClick={renew}>
                {t('wish.now')}
              </AppLink>
            </p>
          )}
        </Notice>
      )}
      <SummaryList
        rows={rows.map(({ step, label, value }) => ({ label, value, changeTo: addressOf(step, answers) }))}
      />
      {!isChanging && (
        <p>
          <AppLink to="/plek-nodig">{t('need.link')}</AppLink>
        </p>
      )}
      {isChanging && (
        <p className="rk-row">
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void send()}
          >
            {t('wish.save')}
          </Button>
          <AppLink to="/mijn-wens">{t('wish.cancel')}</AppLink>
        </p>
      )}
    </Page>
  );
}
