import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { numberOf } from './place-answers.js';

const MinimumWages = graphql(`
  query MinimumWages {
    minimumWages {
      age
      centsPerHour
      validFrom
    }
  }
`);

/** Pay an hour, beside what somebody earns at least by law. Paying less than that for some age is said, not refused. */
export function WageField(props: {
  typed: string;
  error?: string | undefined;
  field: UseFormRegisterReturn;
}): ReactNode {
  const { t, i18n } = useTranslation('place-form');
  const [{ data }] = useQuery({ query: MinimumWages });
  const wages = [...(data?.minimumWages ?? [])].sort((a, b) => a.age - b.age);
  const oldest = wages.at(-1);
  const offered = numberOf(props.typed);
  const tooLittle = wages.find(
    ({ centsPerHour }) => offered !== null && Math.round(offered * 100) < centsPerHour,
  );
  return (
    <div className="rk-stack rk-stack--tight">
      <TextField
        id="wagePerHour"
        label={t('wagePerHour')}
        hint={t('wageHint')}
        error={props.error}
        optional
        inputMode="decimal"
        short
        {...props.field}
      />
      <div role="status">
        {tooLittle && (
          <Notice tone="warning">
            <p>
              {t('wageTooLow', {
                age: tooLittle.age,
                least: tooLittle.centsPerHour / 100,
                oldest: tooLittle.age === oldest?.age ? 'yes' : 'no',
              })}
            </p>
          </Notice>
        )}
      </div>
      {oldest && (
        <table className="rk-wages">
          <caption className="rk-soft">
            {t('wages', { date: dateInWords(oldest.validFrom, i18n.language) })}
          </caption>
          <tbody>
            {wages.map(({ age, centsPerHour }) => (
              <tr key={age}>
                <th scope="row">{t('wageAge', { age, oldest: age === oldest.age ? 'yes' : 'no' })}</th>
                <td>{t('wageAmount', { amount: centsPerHour / 100 })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
