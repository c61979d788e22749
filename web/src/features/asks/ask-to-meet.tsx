import { Button } from '@utrecht/component-library-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextareaField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';

const AskToMeetMutation = graphql(`
  mutation AskToMeet($placeId: ID!, $words: String) {
    askToMeet(placeId: $placeId, words: $words) {
      ask {
        id
        turnText
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** "Ik wil kennismaken": a click, and a second one with room for own words. */
export function AskToMeet(props: { placeId: string; title: string; isAsked: boolean }): ReactNode {
  const { placeId, title, isAsked } = props;
  const { t } = useTranslation('asks');
  const id = useId();
  const [open, setOpen] = useState(false);
  const [{ data, error, fetching }, ask] = useMutation(AskToMeetMutation);
  const answer = data?.askToMeet;
  if (isAsked || answer?.ask)
    return (
      <div role="status" className="rk-stack rk-stack--tight">
        <p className="rk-row">
          <StatusTag tone="positive">{t('ask.done')}</StatusTag>
          <AppLink to="/mijn-voorstellen">{t('ask.mine')}</AppLink>
        </p>
        {answer?.ask?.turnText && <p className="rk-soft">{answer.ask.turnText}</p>}
      </div>
    );
  if (!open)
    return (
      <p>
        <Button appearance="secondary-action-button" onClick={() => setOpen(true)}>
          {t('ask.start')}
          <span className="rk-visually-hidden"> {t('ask.where', { title })}</span>
        </Button>
      </p>
    );
  return (
    <form
      className="rk-confirm"
      aria-label={t('ask.question', { title })}
      onSubmit={(event) => {
        event.preventDefault();
        const words = String(new FormData(event.currentTarget).get('words')).trim();
        void ask({ placeId, words: words || null });
      }}
    >
      <p className="rk-confirm__question">{t('ask.question', { title })}</p>
      <p>{t('ask.next')}</p>
      <TextareaField
        id={`${id}-woorden`}
        name="words"
        label={t('ask.words')}
        hint={t('ask.wordsHint')}
        optional
        rows={3}
        maxLength={2000}
      />
      {error && <ErrorState error={error} />}
      {answer && answer.problems.length > 0 && (
        <Notice tone="error" live>
          {answer.problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <div className="rk-row">
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('ask.go')}
        </Button>
        <Button appearance="subtle-button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
