import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { SelectField, TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { postcode4Of } from '../reference/postcode.js';
import type { Myself } from './myself.js';

export interface MyselfProps {
  myself: Myself;
  /** The address of who is signed in already: it cannot be another. */
  ownEmail: string | null;
  onNext: (myself: Myself) => void;
}

/** A question in the making: `check` gives what is wrong with what was typed. */
function QuestionForm(props: {
  check: () => FieldError[];
  onNext: () => void;
  children: (errorOf: (fieldId: string) => string | undefined) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('registration');
  const [attempt, setAttempt] = useState<{ number: number; errors: FieldError[] }>({ number: 0, errors: [] });
  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        const errors = props.check();
        setAttempt({ number: attempt.number + 1, errors });
        if (errors.length === 0) props.onNext();
      }}
    >
      <ErrorSummary key={attempt.number} errors={attempt.errors} />
      {props.children((id) => attempt.errors.find(({ fieldId }) => fieldId === id)?.message)}
      <p>
        <Button type="submit" appearance="primary-action-button">
          {t('next')}
        </Button>
      </p>
    </form>
  );
}

export function NameQuestion({ myself, onNext }: MyselfProps): ReactNode {
  const { t } = useTranslation('registration');
  const [name, setName] = useState(myself.name);
  return (
    <QuestionForm
      check={() => (name.trim() ? [] : [{ fieldId: 'naam', message: t('naam.missing') }])}
      onNext={() => onNext({ ...myself, name: name.trim() })}
    >
      {(errorOf) => (
        <TextField
          id="naam"
          label={t('naam.label')}
          hint={t('naam.hint')}
          error={errorOf('naam')}
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </QuestionForm>
  );
}

export function BirthDateQuestion({ myself, onNext }: MyselfProps): ReactNode {
  const { t } = useTranslation('registration');
  const [birthDate, setBirthDate] = useState(myself.birthDate);
  const check = (): FieldError[] => {
    if (!birthDate) return [{ fieldId: 'geboortedatum', message: t('geboortedatum.missing') }];
    return [];
  };
  return (
    <QuestionForm check={check} onNext={() => onNext({ ...myself, birthDate })}>
      {(errorOf) => (
        <DateField
          id="geboortedatum"
          label={t('geboortedatum.label')}
          hint={t('geboortedatum.hint')}
          error={errorOf('geboortedatum')}
          value={birthDate}
          onChange={setBirthDate}
        />
      )}
    </QuestionForm>
  );
}

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** Below 16: who has to agree. They are mailed the question; until then the registration waits. */
export function ParentQuestion({ myself, onNext }: MyselfProps): ReactNode {
  const { t } = useTranslation('registration');
  const [name, setName] = useState(myself.parentName);
  const [email, setEmail] = useState(myself.parentEmail);
  const [relation, setRelation] = useState(myself.parentRelation);
  return (
    <QuestionForm
      check={() => [
        ...(name.trim() ? [] : [{ fieldId: 'ouder-naam', message: t('ouder.nameMissing') }]),
        ...(isAddress(email) ? [] : [{ fieldId: 'ouder-email', message: t('ouder.emailMissing') }]),
      ]}
      onNext={() =>
        onNext({
          ...myself,
          parentName: name.trim(),
          parentEmail: email.trim(),
          parentRelation: relation,
        })
      }
    >
      {(errorOf) => (
        <>
          <Notice tone="info">
            <p>{t('ouder.what')}</p>
          </Notice>
          <TextField
            id="ouder-naam"
            label={t('ouder.name')}
            error={errorOf('ouder-naam')}
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <SelectField
            id="ouder-wie"
            label={t('ouder.who')}
            value={relation}
            onChange={(event) => setRelation(event.target.value as Myself['parentRelation'])}
            choices={[
              { value: 'PARENT', label: t('ouder.PARENT') },
              { value: 'GUARDIAN', label: t('ouder.GUARDIAN') },
            ]}
          />
          <TextField
            id="ouder-email"
            type="email"
            label={t('ouder.email')}
            hint={t('ouder.emailHint')}
            error={errorOf('ouder-email')}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </>
      )}
    </QuestionForm>
  );
}

export function HomeQuestion({ myself, onNext }: MyselfProps): ReactNode {
  const { t } = useTranslation('registration');
  const [postcode, setPostcode] = useState(myself.postcode);
  return (
    <QuestionForm
      check={() =>
        postcode4Of(postcode) ? [] : [{ fieldId: 'woonplaats', message: t('woonplaats.missing') }]
      }
      onNext={() => onNext({ ...myself, postcode: postcode4Of(postcode) ?? '' })}
    >
      {(errorOf) => (
        <TextField
          id="woonplaats"
          label={t('woonplaats.label')}
          hint={t('woonplaats.hint')}
          error={errorOf('woonplaats')}
          inputMode="numeric"
          autoComplete="postal-code"
          short
          value={postcode}
          onChange={(event) => setPostcode(event.currentTarget.value)}
        />
      )}
    </QuestionForm>
  );
}

export function ContactQuestion({ myself, ownEmail, onNext }: MyselfProps): ReactNode {
  const { t } = useTranslation('registration');
  const [email, setEmail] = useState(ownEmail ?? myself.email);
  const [phone, setPhone] = useState(myself.phone);
  return (
    <QuestionForm
      check={() => (isAddress(email) ? [] : [{ fieldId: 'email', message: t('bereikbaar.emailMissing') }])}
      onNext={() => onNext({ ...myself, email: email.trim(), phone: phone.trim() })}
    >
      {(errorOf) => (
        <>
          <TextField
            id="email"
            type="email"
            label={t('bereikbaar.email')}
            hint={ownEmail ? t('bereikbaar.emailOwn') : t('bereikbaar.emailHint')}
            error={errorOf('email')}
            autoComplete="email"
            readOnly={ownEmail !== null}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextField
            id="telefoon"
            type="tel"
            label={t('bereikbaar.phone')}
            hint={t('bereikbaar.phoneHint')}
            optional
            autoComplete="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        </>
      )}
    </QuestionForm>
  );
}
