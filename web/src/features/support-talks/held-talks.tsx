import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { Disclosure } from '../../ui/disclosure.js';
import { TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { TalkFields, type Support } from './talk-fields.js';

const TakeBack = graphql(
  `
    mutation TakeBackSupportTalk($id: ID!, $reason: String!) {
      takeBackSupportTalk(id: $id, reason: $reason) {
        introduction {
          id
          ...TalkFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [TalkFields],
);

/** The talks that were held, as the desk keeps them; each can be taken back with a reason. */
export function HeldTalks({ held, mayRecord }: { held: Support['held']; mayRecord: boolean }): ReactNode {
  const { t, i18n } = useTranslation('support');
  return (
    <>
      <h3 className="utrecht-heading-3">{t('held')}</h3>
      <ul className="rk-plain-list rk-stack">
        {held.map(({ id, weeks, heldOn, candidateGoes, employerGoes, note }) => {
          const title = weeks === null ? t('between') : t('after', { weeks });
          return (
            <li key={id} className="rk-stack rk-stack--tight">
              <p>
                <strong>{title}</strong>
                {heldOn && `: ${dateInWords(heldOn, i18n.language)}`}
              </p>
              <p>
                {t('both', {
                  candidate: t(`thinks.${candidateGoes}`),
                  employer: t(`thinks.${employerGoes}`),
                })}
              </p>
              {note && <p className="rk-soft">{note}</p>}
              {mayRecord && (
                <Disclosure
                  summary={
                    <>
                      {t('takeBack.open')} <span className="rk-visually-hidden">{title}</span>
                    </>
                  }
                >
                  <TakeBackTalk id={id} />
                </Disclosure>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function TakeBackTalk({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('support');
  const [{ error, fetching }, takeBack] = useMutation(TakeBack);
  const attempt = useAttempt();
  const [reason, setReason] = useState('');
  const fieldId = `terug-${id}`;
  const send = async (): Promise<void> => {
    if (reason.trim() === '') return attempt.ended([{ fieldId, message: t('takeBack.missing') }]);
    const { data } = await takeBack({ id, reason });
    if (data) attempt.ended(problemErrors(data.takeBackSupportTalk.problems, { reason: fieldId }, fieldId));
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('takeBack.go')} secondary onSend={send}>
      <TextareaField
        id={fieldId}
        label={t('takeBack.reason')}
        hint={t('takeBack.hint')}
        error={attempt.errorAt(fieldId)}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </AskForm>
  );
}
