import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { ChoiceGroup, RadioChoice, TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { daysOf, numberOf, numbersOf } from './typed-days.js';

const Agreements = graphql(`
  query Agreements {
    desk {
      regionCode
      settings {
        introductionOrder
        answerWithinWorkingDays
        nudgeDays
        closeAfterWorkingDays
        talkWeeks
        paperDays
        introductionsPerWeek
        asksAtOnce
        introductionsPerCandidateWeek
        remedyCheckMonths
        openAsksPerCandidate
        invitationsPerPlace
        answerAsksWithinWorkingDays
      }
    }
  }
`);

const Agree = graphql(`
  mutation Agree($regionCode: ID!, $validFrom: Date!, $input: RegionSettingsInput!) {
    changeRegionSettings(regionCode: $regionCode, validFrom: $validFrom, input: $input) {
      desk {
        regionCode
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

type Desk = NonNullable<ResultOf<typeof Agreements>['desk']>;
const bounds = {
  answerWithinWorkingDays: [1, 30],
  closeAfterWorkingDays: [1, 30],
  introductionsPerWeek: [1, 100],
  asksAtOnce: [1, 10],
  introductionsPerCandidateWeek: [1, 20],
  remedyCheckMonths: [1, 36],
  openAsksPerCandidate: [1, 10],
  invitationsPerPlace: [1, 20],
  answerAsksWithinWorkingDays: [1, 15],
} as const;
type Name = keyof typeof bounds;
const names = Object.keys(bounds) as Name[];
const orders = ['CANDIDATE_FIRST', 'BOTH_AT_ONCE'] as const;

/** What a region agrees on introductions: who is asked first, how long, reminders, and how many; from a day on. */
export default function AgreementsPage(): ReactNode {
  const { t } = useTranslation('agreements');
  const [{ data, error }, again] = useQuery({ query: Agreements });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={4} />}
      {data?.desk && <AgreementsForm desk={data.desk} onSaved={renew} />}
    </Page>
  );
}

function AgreementsForm({ desk, onSaved }: { desk: Desk; onSaved: () => void }): ReactNode {
  const { t } = useTranslation('agreements');
  const { settings } = desk;
  const [{ data, error, fetching }, agree] = useMutation(Agree);
  const [typed, setTyped] = useState(
    () => Object.fromEntries(names.map((name) => [name, String(settings[name])])) as Record<Name, string>,
  );
  const [nudges, setNudges] = useState(settings.nudgeDays.join(', '));
  const [weeks, setWeeks] = useState(settings.talkWeeks.join(', '));
  const [paper, setPaper] = useState(settings.paperDays.join(', '));
  const [order, setOrder] = useState(settings.introductionOrder);
  const [from, setFrom] = useState(today());
  const attempt = useAttempt();
  const isSaved = data?.changeRegionSettings.desk != null && attempt.errors.length === 0;

  const send = async (): Promise<void> => {
    const numbers = names.map(
      (name) => [name, numberOf(typed[name], bounds[name][0], bounds[name][1])] as const,
    );
    const nudgeDays = daysOf(nudges, 20);
    const talkWeeks = numbersOf(weeks, 1, 26);
    const paperDays = numbersOf(paper, 0, 40);
    const isInOrder =
      paperDays?.length === 3 && paperDays.every((each, at) => each <= (paperDays[at - 1] ?? 40));
    const wrong = [
      ...numbers.flatMap(([name, value]) =>
        value === null
          ? [
              {
                fieldId: name,
                message: t('missing.number', { least: bounds[name][0], most: bounds[name][1] }),
              },
            ]
          : [],
      ),
      ...(nudgeDays ? [] : [{ fieldId: 'nudgeDays', message: t('missing.days') }]),
      ...(talkWeeks && talkWeeks.length <= 8 ? [] : [{ fieldId: 'talkWeeks', message: t('missing.weeks') }]),
      ...(isInOrder ? [] : [{ fieldId: 'paperDays', message: t('missing.paper') }]),
      ...(from ? [] : [{ fieldId: 'vanaf', message: t('missing.from') }]),
    ];
    if (wrong.length > 0) return attempt.ended(wrong);
    const answer = await agree({
      regionCode: desk.regionCode,
      validFrom: from,
      input: { ...Object.fromEntries(numbers), nudgeDays, talkWeeks, paperDays, introductionOrder: order },
    });
    const problems = answer.data?.changeRegionSettings.problems ?? [];
    const fieldIds = Object.fromEntries(
      [...names, 'nudgeDays', 'talkWeeks', 'paperDays'].map((name) => [name, name]),
    );
    attempt.ended(problemErrors(problems, { ...fieldIds, validFrom: 'vanaf' }, 'vanaf'));
    if (answer.data && problems.length === 0) onSaved();
  };

  const number = (name: Name): ReactNode => (
    <TextField
      key={name}
      id={name}
      label={t(`${name}.label`)}
      hint={t(`${name}.hint`)}
      error={attempt.errorAt(name)}
      inputMode="numeric"
      short
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  const several = (
    name: 'nudgeDays' | 'talkWeeks' | 'paperDays',
    value: string,
    change: (typed: string) => void,
  ): ReactNode => (
    <TextField
      id={name}
      label={t(`${name}.label`)}
      hint={t(`${name}.hint`)}
      error={attempt.errorAt(name)}
      short
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('go')} onSend={send}>
      {isSaved && (
        <Notice tone="ok" live>
          <p>{t('saved')}</p>
        </Notice>
      )}
      <ChoiceGroup id="volgorde" label={t('order.label')} hint={t('order.hint')}>
        {orders.map((each) => (
          <RadioChoice
            key={each}
            id={`volgorde-${each}`}
            name="volgorde"
            checked={order === each}
            onChange={() => setOrder(each)}
            label={t(`order.${each}`)}
          />
        ))}
      </ChoiceGroup>
      {number('answerWithinWorkingDays')}
      {several('nudgeDays', nudges, setNudges)}
      {number('closeAfterWorkingDays')}
      {several('paperDays', paper, setPaper)}
      {several('talkWeeks', weeks, setWeeks)}
      {number('introductionsPerWeek')}
      {number('asksAtOnce')}
      {number('introductionsPerCandidateWeek')}
      {number('remedyCheckMonths')}
      {number('openAsksPerCandidate')}
      {number('invitationsPerPlace')}
      {number('answerAsksWithinWorkingDays')}
      <DateField
        id="vanaf"
        label={t('from')}
        hint={t('fromHint')}
        error={attempt.errorAt('vanaf')}
        value={from}
        onChange={setFrom}
      />
    </AskForm>
  );
}
