import { lazy, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { DiplomaQuestion } from '../candidates/diploma-question.js';
import { WhereQuestion } from '../candidates/where-question.js';
import { stepAddress } from '../candidates/wish-address.js';
import { answersOf, steps, type Step } from '../candidates/wish-answers.js';
import { WishCheck } from './wish-check.js';
import type { QuestionProps } from '../candidates/wish-question.js';
import { WishResult } from './wish-result.js';
import { WorkQuestion } from '../candidates/work-question.js';
import '../candidates/wish-page.css';

// Typing dates takes a library that no other question needs.
const WhenQuestion = lazy(() => import('../candidates/when-question.js'));

const questions = {
  diploma: DiplomaQuestion,
  werk: WorkQuestion,
  waar: WhereQuestion,
  wanneer: WhenQuestion,
} satisfies Partial<Record<Step, ComponentType<QuestionProps>>>;

/** "Which places fit me?": four questions, one a page, a check and the result. The answers live in the address only. */
export default function WishPage(): ReactNode {
  const { t } = useTranslation('matching');
  const { step: asked = 'diploma' } = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const step = steps.find((known) => known === asked);
  if (!step) return <NotFoundPage />;

  const answers = answersOf(new URLSearchParams(location.search));
  if (step !== 'diploma' && answers.levels.length === 0) return <Navigate to="/welke-plek-past" replace />;
  if (step === 'resultaat') return <WishResult key="result" answers={answers} />;

  const before = steps[steps.indexOf(step) - 1];
  const back = before && { to: hrefOf(stepAddress(before, answers)), label: t('back') };
  if (step === 'controle') return <WishCheck key="check" answers={answers} back={back} />;

  const number = steps.indexOf(step) + 1;
  const Question = questions[step];
  // Coming from "check your answers" one goes back there, not through the questions that follow.
  const checking = (location.state as { checking?: boolean } | null)?.checking === true;
  const next = checking ? 'controle' : (steps[number] ?? 'controle');
  return (
    <Page
      key={step}
      title={t(`${step}.question`)}
      heading={
        <>
          <span className="rk-question__count">{t('count', { number })}</span>
          {t(`${step}.question`)}
        </>
      }
      lead={t(`${step}.lead`)}
      back={back}
      step={step}
    >
      <Question answers={answers} onNext={(given) => void navigate(stepAddress(next, given))} />
    </Page>
  );
}

function hrefOf({ pathname, search }: { pathname: string; search: string }): string {
  return search ? `${pathname}?${search}` : pathname;
}
