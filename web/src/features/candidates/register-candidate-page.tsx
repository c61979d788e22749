import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { dateInWords } from '../../lib/dates.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { QualificationName } from '../reference/qualification-name.js';
import { emptyRegistration, gapsOf, inputOf, type Gap, type Registration } from './registration.js';
import { RegistrationForm } from './registration-form.js';
import { wishFieldIds } from './wish-fields.js';

const ConsentNow = graphql(`
  query ConsentNow {
    consentText {
      version
      title
      paragraphs
      question
    }
    sectors {
      code
      name
    }
    regions {
      code
      name
    }
  }
`);

const Register = graphql(`
  mutation RegisterAtDesk($input: CandidateInput!) {
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

const fieldOfGap: Record<Gap, string> = {
  name: 'naam',
  reach: 'telefoon',
  postcode: 'postcode',
  birthDate: 'geboren',
  levels: 'niveaus',
  ground: 'grondslag',
};

const fieldIds = {
  ...wishFieldIds,
  name: 'naam',
  email: 'email',
  phone: 'telefoon',
  postcode4: 'postcode',
  birthDate: 'geboren',
  priorEducation: 'diploma',
  consentToMatching: 'grondslag',
  legalBasis: 'grondslag',
  informedBy: 'verteld-door',
  informedHow: 'verteld-hoe',
};

/** Registers somebody at the desk or on the phone: the questions, then "check the answers". */
export default function RegisterCandidatePage(): ReactNode {
  const { t } = useTranslation('case-files');
  const { viewer } = useSession();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: ConsentNow });
  const [{ error, fetching }, register] = useMutation(Register);
  const [answers, setAnswers] = useState(emptyRegistration);
  const [checking, setChecking] = useState(false);
  const [errors, setErrors] = useState<{ attempt: number; list: FieldError[] }>({ attempt: 0, list: [] });
  const refuse = (list: FieldError[]): void => setErrors({ attempt: errors.attempt + 1, list });

  const check = (): void => {
    const gaps = gapsOf(answers);
    refuse(gaps.map((gap) => ({ fieldId: fieldOfGap[gap], message: t(`gap.${gap}`) })));
    setChecking(gaps.length === 0);
  };
  const send = async (): Promise<void> => {
    const { data: sent } = await register({ input: inputOf(answers, data?.consentText.version) });
    if (!sent) return;
    const { candidate, problems } = sent.registerCandidate;
    if (candidate) return void navigate(`/kandidaten/${candidate.id}`, { replace: true });
    refuse(problemErrors(problems, fieldIds, 'naam'));
    setChecking(false);
  };

  const back = { to: '/kandidaten', label: t('case.back') };
  if (checking) {
    return (
      <Page title={t('register.checkTitle')} back={back} step="check" key="check">
        {error && <ErrorState error={error} />}
        <Answers answers={answers} names={data} version={data?.consentText.version} />
        <div className="rk-row">
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void send()}
          >
            {t('register.go')}
          </Button>
          <Button appearance="secondary-action-button" onClick={() => setChecking(false)}>
            {t('register.change')}
          </Button>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('register.title')} lead={t('register.lead')} back={back} step="form" key="form">
      <ErrorSummary key={errors.attempt} errors={errors.list} />
      <RegistrationForm
        answers={answers}
        onChange={setAnswers}
        errors={errors.list}
        consent={data?.consentText}
        adviser={viewer?.name ?? ''}
        onNext={check}
      />
    </Page>
  );
}

interface Names {
  sectors: readonly { code: string; name: string }[];
  regions: readonly { code: string; name: string }[];
}

function Answers(props: {
  answers: Registration;
  names: Names | undefined;
  version: string | undefined;
}): ReactNode {
  const { answers, names, version } = props;
  const { t, i18n } = useTranslation('case-files');
  const { t: words } = useTranslation('matching');
  const { wish } = answers;
  const nameOf = (list: readonly { code: string; name: string }[] | undefined, code: string): string =>
    list?.find((each) => each.code === code)?.name ?? code;
  return (
    <SummaryList
      rows={[
        { label: t('register.name'), value: answers.name },
        { label: t('register.phone'), value: answers.phone || t('open') },
        { label: t('register.email'), value: answers.email || t('open') },
        { label: t('register.birthDate'), value: dateInWords(answers.birthDate, i18n.language) },
        { label: t('register.postcode'), value: answers.postcode },
        { label: t('register.diploma'), value: wish.diploma ? words(`prior.${wish.diploma}`) : t('open') },
        { label: t('wish.levels'), value: wish.levels.join(', ') },
        {
          label: t('wish.work'),
          value:
            wish.sectors.length + wish.crebos.length === 0 ? (
              t('wish.anyWork')
            ) : (
              <ul className="rk-plain-list">
                {wish.sectors.map((code) => (
                  <li key={code}>{nameOf(names?.sectors, code)}</li>
                ))}
                {wish.crebos.map((crebo) => (
                  <li key={crebo}>
                    <QualificationName crebo={crebo} />
                  </li>
                ))}
              </ul>
            ),
        },
        {
          label: t('wish.where'),
          value: wish.region
            ? nameOf(names?.regions, wish.region)
            : wish.km
              ? t('wish.within', { km: wish.km })
              : t('wish.anywhere'),
        },
        {
          label: t('wish.available'),
          value: wish.availableFrom ? dateInWords(wish.availableFrom, i18n.language) : t('wish.atOnce'),
        },
        {
          label: t('wish.hours'),
          value: wish.maxHours ? t('wish.hoursChoice', { hours: wish.maxHours }) : t('wish.any'),
        },
        {
          label: t('wish.language'),
          value: wish.language ? t(`languageLevel.${wish.language}`) : t('wish.unknown'),
        },
        {
          label: t('basis.heading'),
          value: (
            <>
              <p>{answers.ground && t(`basis.ground.${answers.ground}`)}</p>
              {answers.ground !== 'NONE' && (
                <p className="rk-soft">
                  {t('basis.told', { how: t(`informedHow.${answers.informedHow}`), version: version ?? '' })}
                </p>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
