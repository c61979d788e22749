import { useState, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { AskForm, useAttempt } from './ask-form.js';
import { TextField } from './fields.js';
import { Notice } from './notice.js';
import { problemErrors } from './problem-errors.js';

/** One line that is asked; `missing` is what to say when it is left empty, left out when it may be. */
export interface AskedLine<Name extends string> {
  name: Name;
  label: string;
  hint?: string;
  missing?: string;
  short?: boolean;
}

/**
 * A short form of lines. `onSend` gives the refusals of the server, each told at the line its path names; `done` is
 * said when there were none.
 */
export function DeskForm<Name extends string>(props: {
  id: string;
  lines: readonly AskedLine<Name>[];
  initial: Readonly<Record<Name, string>>;
  go: string;
  done?: string;
  error: CombinedError | undefined;
  busy: boolean;
  onSend: (
    typed: Record<Name, string>,
  ) => Promise<readonly { message: string; path: readonly string[] }[] | undefined>;
  /** Fields of other kinds, by the name their refusals come under. */
  otherFields?: Readonly<Record<string, string>>;
  children?: ReactNode;
}): ReactNode {
  const { id, lines, initial, go, done, error, busy, onSend, otherFields, children } = props;
  const [typed, setTyped] = useState<Record<Name, string>>(initial);
  const attempt = useAttempt();
  const isDone = attempt.count > 0 && attempt.errors.length === 0;
  const fieldIds = {
    ...Object.fromEntries(lines.map(({ name }) => [name, `${id}-${name}`])),
    ...otherFields,
  };
  const first = `${id}-${lines[0]?.name ?? ''}`;

  const send = async (): Promise<void> => {
    const missing = lines.flatMap((line) =>
      line.missing && !typed[line.name].trim()
        ? [{ fieldId: `${id}-${line.name}`, message: line.missing }]
        : [],
    );
    const refused = missing.length > 0 ? [] : await onSend(typed);
    if (!refused) return;
    attempt.ended([...missing, ...problemErrors(refused, fieldIds, first)]);
  };

  return (
    <AskForm attempt={attempt} error={error} busy={busy} go={go} onSend={send}>
      {isDone && done && (
        <Notice tone="ok" live>
          <p>{done}</p>
        </Notice>
      )}
      {lines.map(({ name, label, hint, missing, short }) => (
        <TextField
          key={name}
          id={`${id}-${name}`}
          label={label}
          hint={hint}
          optional={!missing}
          short={short}
          error={attempt.errorAt(`${id}-${name}`)}
          autoComplete="off"
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      ))}
      {children}
    </AskForm>
  );
}
