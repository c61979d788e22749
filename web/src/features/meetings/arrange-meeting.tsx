import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice, TextField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { MeetingFields, type MeetingKind, type Side, type Who } from './meeting-fields.js';
import { OfSide } from './of-side.js';
import { idsOfTimes, missingTimes, noTimes, TimesFields, typedTimes } from './times-fields.js';

const Propose = graphql(
  `
    mutation ProposeMeeting(
      $introductionId: ID!
      $kind: MeetingKind!
      $form: MeetingForm!
      $location: String!
      $whoComes: String
      $bring: String
      $tasks: String
      $times: [MeetingTimeInput!]!
      $minutes: Int!
      $onBehalfOf: Party
    ) {
      proposeMeeting(
        introductionId: $introductionId
        kind: $kind
        form: $form
        location: $location
        whoComes: $whoComes
        bring: $bring
        tasks: $tasks
        times: $times
        minutes: $minutes
        onBehalfOf: $onBehalfOf
      ) {
        introduction {
          id
          ...MeetingFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [MeetingFields],
);

const forms = ['ON_SITE', 'PHONE', 'VIDEO'] as const;
type Form = (typeof forms)[number];

const linesOf = {
  MEETING: ['location', 'whoComes', 'bring'],
  TASTER_DAY: ['location', 'whoComes', 'tasks', 'bring'],
} as const satisfies Record<MeetingKind, readonly string[]>;

/** Gives one to three times for a meeting or a taster day; the other side chooses. */
export function ArrangeMeeting({ id, kind, who }: { id: string; kind: MeetingKind; who: Who }): ReactNode {
  const { t } = useTranslation('meetings');
  const [{ error, fetching }, propose] = useMutation(Propose);
  const attempt = useAttempt();
  const [side, setSide] = useState<Side>('EMPLOYER');
  const [form, setForm] = useState<Form>('ON_SITE');
  const [lines, setLines] = useState({ location: '', whoComes: '', bring: '', tasks: '' });
  const [times, setTimes] = useState(noTimes(kind));
  const base = `afspraak-${kind}`;
  const ids = {
    ...idsOfTimes(base),
    location: `${base}-waar`,
    whoComes: `${base}-wie`,
    bring: `${base}-mee`,
    tasks: `${base}-taken`,
    onBehalfOf: `${base}-van`,
    kind: `${base}-waar`,
  };

  const send = async (): Promise<void> => {
    const missing = [
      ...(lines.location.trim() === ''
        ? [{ fieldId: ids.location, message: t(`where.missing.${form}`) }]
        : []),
      ...missingTimes(base, times, t('times.missing')),
    ];
    if (missing.length > 0) {
      attempt.ended(missing);
      return;
    }
    const { data } = await propose({
      introductionId: id,
      kind,
      form,
      location: lines.location,
      whoComes: lines.whoComes || null,
      bring: lines.bring || null,
      tasks: lines.tasks || null,
      ...typedTimes(times),
      onBehalfOf: who === 'ADVISER' ? side : null,
    });
    if (data) attempt.ended(problemErrors(data.proposeMeeting.problems, ids, ids.location));
  };

  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('propose.go')} secondary onSend={send}>
      <p>{t(`propose.text.${who}`)}</p>
      {who === 'ADVISER' && (
        <OfSide id={ids.onBehalfOf} label={t('propose.of')} value={side} onChange={setSide} />
      )}
      <ChoiceGroup id={`${base}-hoe`} label={t('how')}>
        {forms.map((each) => (
          <RadioChoice
            key={each}
            id={`${base}-hoe-${each}`}
            name={`${base}-hoe`}
            checked={form === each}
            onChange={() => setForm(each)}
            label={t(`form.${each}`)}
          />
        ))}
      </ChoiceGroup>
      {linesOf[kind].map((name) => (
        <TextField
          key={name}
          id={ids[name]}
          label={name === 'location' ? t(`where.${form}`) : t(`line.${name}`)}
          hint={name === 'location' ? undefined : t(`hint.${name}`)}
          error={attempt.errorAt(ids[name])}
          optional={name !== 'location'}
          maxLength={300}
          value={lines[name]}
          onChange={(event) => setLines({ ...lines, [name]: event.currentTarget.value })}
        />
      ))}
      <TimesFields id={base} kind={kind} value={times} errorAt={attempt.errorAt} onChange={setTimes} />
    </AskForm>
  );
}
