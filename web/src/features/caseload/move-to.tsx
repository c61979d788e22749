import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SelectField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { wayNames, ways, type Way } from './board-moves.js';
import type { Entry } from './caseload-query.js';

const Record = graphql(`
  mutation MoveCardByMilestone(
    $introductionId: ID!
    $kind: IntroductionMilestoneKind!
    $status: IntroductionMilestoneStatus!
    $onDate: Date
  ) {
    recordMilestone(introductionId: $introductionId, kind: $kind, status: $status, onDate: $onDate) {
      introduction {
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

const Place = graphql(`
  mutation MoveCardByPlacement($introductionId: ID!, $startsOn: Date!) {
    confirmPlacement(introductionId: $introductionId, startsOn: $startsOn) {
      introduction {
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

/** “Move to…”: only the moves that the introduction allows now; answers and the school’s word are given in the case. */
export function MoveTo(props: {
  entry: Entry;
  title: string;
  /** Where the card was dragged to, each time anew: asked at once, with what was typed before. */
  asked: { readonly way: Way | null } | null;
  onMoved: () => void;
}): ReactNode {
  const { entry, title, asked, onMoved } = props;
  const { t } = useTranslation('caseload');
  const { id, mayDo, place } = entry.introduction;
  const allowed = wayNames.filter((name) => mayDo.includes(ways[name].move));
  const [recorded, record] = useMutation(Record);
  const [confirmed, confirm] = useMutation(Place);
  const [wanted, want] = useState<Way>();
  const way = wanted && allowed.includes(wanted) ? wanted : allowed[0];
  const [day, setDay] = useState('');
  const attempt = useAttempt();
  const menu = useRef<HTMLDetailsElement>(null);
  const dayId = `dag-${id}`;
  const wayId = `naar-${id}`;

  useEffect(() => {
    if (!asked?.way || !menu.current) return;
    want(asked.way);
    menu.current.open = true;
    menu.current.querySelector('select')?.focus();
  }, [asked]);

  const send = async (): Promise<void> => {
    if (!way) return;
    if (!day) return attempt.ended([{ fieldId: dayId, message: t('move.missing') }]);
    const { kind } = ways[way];
    const problems =
      kind === null
        ? (await confirm({ introductionId: id, startsOn: day })).data?.confirmPlacement.problems
        : (
            await record({
              introductionId: id,
              kind,
              status: day > today() ? 'PLANNED' : 'DONE',
              onDate: day,
            })
          ).data?.recordMilestone.problems;
    if (!problems) return;
    attempt.ended(problemErrors(problems, { onDate: dayId, startsOn: dayId }, wayId));
    if (problems.length === 0) onMoved();
  };

  return (
    <Disclosure
      ref={menu}
      summary={
        <>
          {t('move.heading')} <span className="rk-visually-hidden">{title}</span>
        </>
      }
    >
      {way ? (
        <AskForm
          attempt={attempt}
          error={recorded.error ?? confirmed.error}
          busy={recorded.fetching || confirmed.fetching}
          go={t('move.go')}
          secondary
          onSend={send}
        >
          <SelectField
            id={wayId}
            label={t('move.where')}
            error={attempt.errorAt(wayId)}
            value={way}
            onChange={(event) => want(event.target.value as Way)}
            choices={allowed.map((name) => ({ value: name, label: t(`move.${name}`) }))}
          />
          <DateField
            id={dayId}
            label={t('move.day')}
            hint={t(way === 'placed' ? 'move.startHint' : 'move.dayHint', { date: place.startsOn })}
            error={attempt.errorAt(dayId)}
            value={day}
            onChange={setDay}
          />
        </AskForm>
      ) : (
        <p>{t('move.none')}</p>
      )}
      <p>
        <AppLink to={`/voorstellen/${id}`}>{t('move.case')}</AppLink>
      </p>
    </Disclosure>
  );
}
