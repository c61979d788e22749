import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';
import { wishOf, type WishAnswers } from './wish-answers.js';
import type { CaseFile } from './case-file-fields.js';
import { WishFields, wishFieldIds } from './wish-fields.js';

const ChangeWishOfCase = graphql(`
  mutation ChangeWishOfCase($candidateId: ID!, $version: Int!, $wish: WishInput!) {
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

function answersOf({ wish }: CaseFile): WishAnswers {
  return {
    diploma: null,
    levels: [...wish.mboLevels],
    sectors: wish.sectors.map(({ code }) => code),
    crebos: wish.qualifications.map(({ creboCode }) => creboCode),
    postcode: wish.postcode4,
    km: wish.maxTravelKm,
    region: wish.region?.code ?? null,
    availableFrom: wish.availableFrom,
    maxHours: wish.maxHoursPerWeek,
    language: wish.languageLevel,
  };
}

/** Changes a wish while talking. When somebody else was first it says so, and nothing typed is lost. */
export function WishForm({ candidate }: { candidate: CaseFile }): ReactNode {
  const { t } = useTranslation('case-files');
  const [{ data, error, fetching }, change] = useMutation(ChangeWishOfCase);
  const [answers, setAnswers] = useState(() => answersOf(candidate));
  const [attempt, setAttempt] = useState(0);
  const problems = data?.changeWish.problems ?? [];
  const errors = problemErrors(problems, wishFieldIds, 'niveaus');
  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        void change({ candidateId: candidate.id, version: candidate.version, wish: wishOf(answers) });
      }}
    >
      <ErrorSummary key={`${attempt}-${errors.length}`} errors={errors} />
      {error && <ErrorState error={error} />}
      {data?.changeWish.candidate && !fetching && (
        <Notice tone="ok" live>
          <p>{t('wish.saved')}</p>
        </Notice>
      )}
      <WishFields answers={answers} onChange={setAnswers} errors={errors} />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('wish.save')}
        </Button>
      </p>
    </form>
  );
}
