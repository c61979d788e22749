import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import type { Role } from '../../lib/session.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { makePasskey } from './passkey.js';

const AskNewPasskey = graphql(`
  mutation AskNewPasskey {
    askNewPasskey {
      options
      problems {
        code
        message
      }
    }
  }
`);

const AddNewPasskey = graphql(`
  mutation AddNewPasskey($name: String!, $answer: PasskeyJson!) {
    addPasskey(name: $name, answer: $answer) {
      viewer {
        id
        roles
        secondStepNeeded
      }
      problems {
        code
        message
      }
    }
  }
`);

/** Makes a passkey on this device and gives it a name by which its owner knows it again. */
export function AddPasskey({
  onAdded,
}: {
  onAdded: (viewer: { roles: readonly Role[]; secondStepNeeded: boolean }) => void;
}): ReactNode {
  const { t } = useTranslation('access');
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [asked, ask] = useMutation(AskNewPasskey);
  const [added, add] = useMutation(AddNewPasskey);

  const make = async (): Promise<void> => {
    if (name.trim() === '') return setWrong(t('add.nameless'));
    setWrong(undefined);
    const question = (await ask({})).data?.askNewPasskey;
    if (!question?.options) return;
    const answer = await makePasskey(question.options);
    if (!answer) return setWrong(t('add.stopped'));
    const viewer = (await add({ name, answer })).data?.addPasskey.viewer;
    if (viewer) {
      setName('');
      onAdded(viewer);
    }
  };

  const error = asked.error ?? added.error;
  const problem = asked.data?.askNewPasskey.problems[0] ?? added.data?.addPasskey.problems[0];
  const isBusy = asked.fetching || added.fetching;
  return (
    <form
      className="rk-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {error && <ErrorState error={error} />}
      {problem && (
        <Notice tone="error" live>
          <p>{problem.message}</p>
        </Notice>
      )}
      <TextField
        id="passkey-name"
        label={t('add.name')}
        hint={t('add.hint')}
        error={wrong}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={isBusy} disabled={isBusy}>
          {t('add.go')}
        </Button>
      </p>
    </form>
  );
}
