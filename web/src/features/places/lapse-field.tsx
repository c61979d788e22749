import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { Notice } from '../../ui/notice.js';
import { postcodeIn, type PlaceAnswers } from './place-answers.js';

const LapseProposal = graphql(`
  query LapseProposal($creboCode: ID!, $postcode4: String!, $startsFrom: Date, $startsOn: Date!) {
    lapseProposal(
      creboCode: $creboCode
      postcode4: $postcode4
      startsFrom: $startsFrom
      startsOn: $startsOn
    ) {
      lapsesOn
      classStart {
        id
        college
        town
        firstLessonOn
      }
    }
  }
`);

/**
 * The last day on which the place can be filled. As soon as trade, postcode and start are known the enrolment date of
 * the next class is offered; a later day is allowed, with a warning.
 */
export function LapseField(props: {
  answers: Pick<PlaceAnswers, 'creboCode' | 'postcode4' | 'startsFrom' | 'startsOn'>;
  value: string;
  error?: string | undefined;
  onChange: (date: string) => void;
}): ReactNode {
  const { answers, value, error, onChange } = props;
  const { t, i18n } = useTranslation('place-form');
  const { creboCode, startsFrom, startsOn } = answers;
  const postcode4 = postcodeIn(answers);
  const [{ data, fetching, error: failure }] = useQuery({
    query: LapseProposal,
    variables: { creboCode, postcode4: postcode4 ?? '', startsFrom: startsFrom || null, startsOn },
    // A year of which only the first digits are typed is no date to look a class up for.
    pause: !creboCode || !postcode4 || startsOn < '2000',
  });
  const isKnown = Boolean(creboCode && postcode4 && startsOn >= '2000') && data && !fetching && !failure;
  const proposal = isKnown ? data.lapseProposal : null;
  const words = (date: string): string => dateInWords(date, i18n.language);
  return (
    <div className="rk-stack rk-stack--tight">
      <DateField
        id="lapsesOn"
        label={t('lapsesOn')}
        hint={t('lapsesHint')}
        error={error}
        value={value}
        onChange={onChange}
      />
      <div role="status" className="rk-stack rk-stack--tight">
        {proposal && (
          <p>
            {t('proposal', {
              date: words(proposal.lapsesOn),
              college: proposal.classStart.college,
              town: proposal.classStart.town,
              first: words(proposal.classStart.firstLessonOn),
            })}
          </p>
        )}
        {isKnown && !proposal && <p className="rk-soft">{t('noProposal')}</p>}
        {proposal && value > proposal.lapsesOn && (
          <Notice tone="warning">
            <p>{t('lapsesLate', { date: words(proposal.lapsesOn) })}</p>
          </Notice>
        )}
      </div>
      {proposal && value !== proposal.lapsesOn && (
        <p>
          <Button appearance="secondary-action-button" onClick={() => onChange(proposal.lapsesOn)}>
            {t('takeProposal', { date: words(proposal.lapsesOn) })}
          </Button>
        </p>
      )}
    </div>
  );
}
