import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SelectField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { SureButton } from '../../ui/sure-button.js';
import type { DeskOfRules } from './who-does-what.js';

const Record = graphql(`
  mutation RecordAbsence($regionCode: ID!, $input: AbsenceInput!) {
    recordAbsence(regionCode: $regionCode, input: $input) {
      desk {
        regionCode
      }
      problems {
        message
        path
      }
    }
  }
`);

const End = graphql(`
  mutation EndAbsence($regionCode: ID!, $id: ID!) {
    endAbsence(regionCode: $regionCode, id: $id) {
      desk {
        regionCode
      }
      problems {
        message
      }
    }
  }
`);

interface Props {
  desk: DeskOfRules;
  isCoordinator: boolean;
  onChanged: () => void;
}

/** Who is away and who stands in: an adviser says it of themselves, the coordinator of anybody. */
export function Absences(props: Props): ReactNode {
  const { t, i18n } = useTranslation('who-does-what');
  const { viewer } = useSession();
  const { desk, isCoordinator, onChanged } = props;
  const [, end] = useMutation(End);
  return (
    <section aria-labelledby="afwezig" className="rk-stack">
      <h2 id="afwezig" className="utrecht-heading-2">
        {t('away.heading')}
      </h2>
      {desk.absences.length === 0 && <p>{t('away.nobody')}</p>}
      {desk.absences.length > 0 && (
        <ul className="rk-cards">
          {desk.absences.map(({ id, adviser, substitute, firstDay, lastDay }) => {
            const name = adviser?.name ?? t('rules.gone');
            const days = {
              name,
              from: dateInWords(firstDay, i18n.language),
              to: dateInWords(lastDay, i18n.language),
            };
            return (
              <li key={id} className="rk-card">
                <div className="rk-card__main">
                  <p>
                    {t('away.line', days)}{' '}
                    {substitute ? t('away.substitute', { name: substitute.name }) : t('away.noSubstitute')}
                  </p>
                  {(isCoordinator || adviser?.accountId === viewer?.id) && (
                    <SureButton
                      label={t(firstDay > today() ? 'away.remove' : 'away.back')}
                      spoken={t('away.endOf', days)}
                      yes={t('away.endYes')}
                      sure={<p>{t('away.endSure', days)}</p>}
                      act={async () => {
                        const answer = await end({ regionCode: desk.regionCode, id });
                        const problems = answer.data?.endAbsence.problems ?? [];
                        if (!answer.error && problems.length === 0) onChanged();
                        return { problems, error: answer.error };
                      }}
                    />
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <RecordForm {...props} />
    </section>
  );
}

const fields = {
  accountId: 'afwezig-wie',
  firstDay: 'afwezig-van',
  lastDay: 'afwezig-tot',
  substituteAccountId: 'afwezig-vervanger',
};

function RecordForm({ desk, isCoordinator, onChanged }: Props): ReactNode {
  const { t } = useTranslation('who-does-what');
  const { viewer } = useSession();
  const [{ error, fetching }, record] = useMutation(Record);
  const ofWhom = desk.advisers.filter(({ accountId }) => isCoordinator || accountId === viewer?.id);
  const [who, setWho] = useState(isCoordinator ? '' : (viewer?.id ?? ''));
  const [firstDay, setFirstDay] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [substitute, setSubstitute] = useState('');
  const attempt = useAttempt();
  if (ofWhom.length === 0) return null;
  return (
    <Disclosure summary={t('away.add')}>
      <AskForm
        attempt={attempt}
        error={error}
        busy={fetching}
        go={t('away.go')}
        onSend={async () => {
          const missing = [
            ...(who ? [] : [{ fieldId: fields.accountId, message: t('rules.missingWho') }]),
            ...(firstDay ? [] : [{ fieldId: fields.firstDay, message: t('away.missingFirst') }]),
            ...(lastDay ? [] : [{ fieldId: fields.lastDay, message: t('away.missingLast') }]),
          ];
          if (missing.length > 0) return attempt.ended(missing);
          const input = { accountId: who, firstDay, lastDay, substituteAccountId: substitute || null };
          const answer = await record({ regionCode: desk.regionCode, input });
          const problems = answer.data?.recordAbsence.problems ?? [];
          attempt.ended(problemErrors(problems, fields, fields.accountId));
          if (answer.data && problems.length === 0) onChanged();
        }}
      >
        {isCoordinator && (
          <SelectField
            id={fields.accountId}
            label={t('away.who')}
            error={attempt.errorAt(fields.accountId)}
            value={who}
            onChange={(event) => setWho(event.target.value)}
            choices={[
              { value: '', label: t('rules.choose') },
              ...ofWhom.map(({ accountId, name }) => ({ value: accountId, label: name })),
            ]}
          />
        )}
        <DateField
          id={fields.firstDay}
          label={t('away.first')}
          error={attempt.errorAt(fields.firstDay)}
          value={firstDay}
          onChange={setFirstDay}
        />
        <DateField
          id={fields.lastDay}
          label={t('away.last')}
          error={attempt.errorAt(fields.lastDay)}
          value={lastDay}
          onChange={setLastDay}
        />
        <SelectField
          id={fields.substituteAccountId}
          label={t('away.who2')}
          hint={t('away.who2Hint')}
          error={attempt.errorAt(fields.substituteAccountId)}
          value={substitute}
          onChange={(event) => setSubstitute(event.target.value)}
          choices={[
            { value: '', label: t('away.nextInLine') },
            ...desk.advisers
              .filter(({ accountId }) => accountId !== who)
              .map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
        />
      </AskForm>
    </Disclosure>
  );
}
