import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { forgetKept, keep, readKept } from '../../lib/kept.js';
import { useSession } from '../../lib/session.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { DiplomaQuestion } from './diploma-question.js';
import { WhereQuestion } from './where-question.js';
import { answersOf, paramsOfAnswers, type WishAnswers } from './wish-answers.js';
import './wish-page.css';
import type { QuestionProps } from './wish-question.js';
import { WorkQuestion } from './work-question.js';
import { ConsentQuestion } from './consent-question.js';
import {
  BirthDateQuestion,
  ContactQuestion,
  HomeQuestion,
  NameQuestion,
  ParentQuestion,
  type MyselfProps,
} from './myself-questions.js';
import {
  KEPT_AS,
  nobodyYet,
  questionsFor,
  wishQuestions,
  type Myself,
  type Question,
  type WishQuestion,
} from './myself.js';
import { RegistrationCheck } from './registration-check.js';

// Typing dates takes a library that most questions do not need.
const WhenQuestion = lazy(() => import('./when-question.js'));

const aboutMyself: Record<Question, ComponentType<MyselfProps>> = {
  naam: NameQuestion,
  geboortedatum: BirthDateQuestion,
  ouder: ParentQuestion,
  woonplaats: HomeQuestion,
  bereikbaar: ContactQuestion,
  toestemming: ConsentQuestion,
};
const aboutWish: Record<WishQuestion, ComponentType<QuestionProps>> = {
  diploma: DiplomaQuestion,
  werk: WorkQuestion,
  waar: WhereQuestion,
  wanneer: WhenQuestion,
};

const isComplete = (myself: Myself): boolean =>
  questionsFor(myself).every((question) => isAnswered(question, myself));

/**
 * Registering oneself, one question a page. The wish stands in the address, as "which places fit me?" left it there, and
 * is asked only when it does not; what names a person stays in this tab.
 */
export default function RegistrationPage(): ReactNode {
  const { t } = useTranslation('registration');
  const { t: tWish } = useTranslation('matching');
  const { step: asked } = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const { viewer, renew } = useSession();
  const wish = answersOf(new URLSearchParams(location.search));
  const [myself, setMyself] = useState<Myself>({
    ...nobodyYet,
    postcode: wish.postcode ?? '',
    ...readKept<Myself>(KEPT_AS),
  });
  const step = asked ?? (wish.levels.length > 0 ? 'naam' : 'diploma');
  const addressOf = (to: string, answers: WishAnswers = wish): { pathname: string; search: string } => ({
    pathname: `/inschrijven/${to}`,
    search: paramsOfAnswers(answers).toString(),
  });
  // Coming from "check your answers" one goes back there, not through the questions that follow.
  const isChecking = (location.state as { checking?: boolean } | null)?.checking === true;
  const orderFor = (given: Myself): readonly string[] => [
    ...wishQuestions,
    ...questionsFor(given),
    'controle',
  ];
  const questions = questionsFor(myself);
  const order = orderFor(myself);
  const afterFor = (given: Myself): string => {
    // Whoever turns out to be below 16 on the way back to the check is asked for a parent first.
    if (isChecking && isComplete(given)) return 'controle';
    const next = orderFor(given);
    return next[next.indexOf(step) + 1] ?? 'controle';
  };
  const before = order[order.indexOf(step) - 1];
  const { pathname, search } = before ? addressOf(before) : { pathname: '/', search: '' };
  const back = { to: search ? `${pathname}?${search}` : pathname, label: t('back') };

  if (step === 'klaar') return <LookInYourMail email={myself.email} />;
  if (viewer?.roles.includes('CANDIDATE')) return <RegisteredAlready />;
  if (viewer?.roles.includes('ADVISER')) return <Navigate to="/kandidaten/nieuw" replace />;
  const aWish = wishQuestions.find((known) => known === step);
  if (!aWish && wish.levels.length === 0) return <Navigate to="/inschrijven" replace />;

  if (aWish) {
    const Wished = aboutWish[aWish];
    return (
      <Page
        key={aWish}
        title={tWish(`${aWish}.question`)}
        heading={
          <>
            <span className="rk-question__count">
              {t('countWish', { number: wishQuestions.indexOf(aWish) + 1 })}
            </span>
            {tWish(`${aWish}.question`)}
          </>
        }
        lead={aWish === 'diploma' ? t('wishLead') : tWish(`${aWish}.lead`)}
        back={back}
        step={aWish}
      >
        <Wished
          answers={wish}
          go={t('next')}
          onNext={(given) => void navigate(addressOf(isChecking ? 'controle' : afterFor(myself), given))}
        />
      </Page>
    );
  }

  if (step === 'controle') {
    const open = questions.find((question) => !isAnswered(question, myself));
    if (!isComplete(myself)) return <Navigate to={addressOf(open ?? 'naam')} replace />;
    return (
      <Page key="check" title={t('check.title')} lead={t('check.lead')} back={back} step="check">
        <RegistrationCheck
          myself={myself}
          wish={wish}
          addressOf={addressOf}
          onDone={() => {
            forgetKept(KEPT_AS);
            void navigate(viewer ? '/mijn-matches' : '/inschrijven/klaar', { replace: true });
            if (viewer) renew();
          }}
        />
      </Page>
    );
  }

  const question = questions.find((known) => known === step);
  if (!question) return <NotFoundPage />;
  const Asked = aboutMyself[question];
  return (
    <Page
      key={question}
      title={t(`${question}.question`)}
      heading={
        <>
          <span className="rk-question__count">
            {t('count', { number: questions.indexOf(question) + 1, total: questions.length })}
          </span>
          {t(`${question}.question`)}
        </>
      }
      lead={t(`${question}.lead`)}
      back={back}
      step={question}
    >
      <Asked
        myself={myself}
        ownEmail={viewer?.email ?? null}
        onNext={(given) => {
          setMyself(given);
          keep(KEPT_AS, given);
          void navigate(addressOf(afterFor(given)));
        }}
      />
    </Page>
  );
}

function isAnswered(question: Question, myself: Myself): boolean {
  const answer = {
    naam: myself.name,
    geboortedatum: myself.birthDate,
    ouder: myself.parentName && myself.parentEmail,
    woonplaats: myself.postcode,
    bereikbaar: myself.email,
    toestemming: myself.consent !== null,
  };
  return Boolean(answer[question]);
}

function LookInYourMail({ email }: { email: string }): ReactNode {
  const { t } = useTranslation('registration');
  return (
    <Page
      title={t('done.title')}
      lead={t('done.lead', { email: email || t('done.you') })}
      step="done"
      key="done"
    >
      <p>{t('done.link')}</p>
      <p>{t('done.nothing')}</p>
      <p className="rk-row">
        <AppLink to="/aanmelden">{t('done.again')}</AppLink>
        <AppLink to="/leerbanen">{t('done.places')}</AppLink>
      </p>
    </Page>
  );
}

function RegisteredAlready(): ReactNode {
  const { t } = useTranslation('registration');
  return (
    <Page title={t('already.title')} lead={t('already.lead')} step="already" key="already">
      <p className="rk-row">
        <ButtonLink to="/mijn-matches">{t('already.matches')}</ButtonLink>
        <AppLink to="/mijn-wens">{t('already.wish')}</AppLink>
      </p>
    </Page>
  );
}
