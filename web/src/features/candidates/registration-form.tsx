import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { priorEducations, type PriorEducation } from '../../../../src/candidates/prior-education.js';
import { DateField } from '../../ui/date-field.js';
import { Disclosure } from '../../ui/disclosure.js';
import type { FieldError } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice, SelectField, TextField } from '../../ui/fields.js';
import { levelsProposedFor } from './wish-answers.js';
import { grounds, informedWays, type InformedHow, type Registration } from './registration.js';
import { WishFields } from './wish-fields.js';

/** The questions of a registration at the desk, in groups: who, the wish, and the ground to be in matching. */
export function RegistrationForm(props: {
  answers: Registration;
  onChange: (answers: Registration) => void;
  errors: readonly FieldError[];
  consent: { title: string; paragraphs: readonly string[]; question: string } | undefined;
  adviser: string;
  onNext: () => void;
}): ReactNode {
  const { answers, onChange, errors, consent, adviser, onNext } = props;
  const { t } = useTranslation('case-files');
  const { t: words } = useTranslation('matching');
  const errorAt = (id: string): string | undefined => errors.find(({ fieldId }) => fieldId === id)?.message;
  const set = (changed: Partial<Registration>): void => onChange({ ...answers, ...changed });
  const text = (id: string, field: 'name' | 'email' | 'phone' | 'postcode' | 'informedBy') => ({
    id,
    value: answers[field],
    error: errorAt(id),
    onChange: (event: { target: HTMLInputElement }) => set({ [field]: event.target.value }),
  });
  const chooseDiploma = (diploma: PriorEducation | null): void =>
    set({
      wish: {
        ...answers.wish,
        diploma,
        levels:
          diploma && answers.wish.levels.length === 0 ? levelsProposedFor(diploma) : answers.wish.levels,
      },
    });

  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <section className="rk-stack" aria-labelledby="wie-is-het">
        <h2 id="wie-is-het" className="utrecht-heading-2">
          {t('register.who')}
        </h2>
        <TextField label={t('register.name')} autoComplete="off" {...text('naam', 'name')} />
        <TextField
          label={t('register.phone')}
          hint={t('register.reachHint')}
          type="tel"
          autoComplete="off"
          {...text('telefoon', 'phone')}
        />
        <TextField
          label={t('register.email')}
          hint={t('register.emailHint')}
          type="email"
          autoComplete="off"
          optional
          {...text('email', 'email')}
        />
        <DateField
          id="geboren"
          label={t('register.birthDate')}
          error={errorAt('geboren')}
          value={answers.birthDate}
          onChange={(birthDate) => set({ birthDate })}
        />
        <TextField
          label={t('register.postcode')}
          hint={t('register.postcodeHint')}
          autoComplete="off"
          short
          {...text('postcode', 'postcode')}
        />
        <SelectField
          id="diploma"
          label={t('register.diploma')}
          error={errorAt('diploma')}
          optional
          value={answers.wish.diploma ?? ''}
          onChange={(event) => chooseDiploma((event.target.value || null) as PriorEducation | null)}
          choices={[
            { value: '', label: t('register.diplomaUnknown') },
            ...priorEducations.map((each) => ({ value: each, label: words(`prior.${each}`) })),
          ]}
        />
      </section>
      <section className="rk-stack" aria-labelledby="wens">
        <h2 id="wens" className="utrecht-heading-2">
          {t('wish.heading')}
        </h2>
        <WishFields answers={answers.wish} onChange={(wish) => set({ wish })} errors={errors} />
      </section>
      <section className="rk-stack" aria-labelledby="grondslag-kop">
        <h2 id="grondslag-kop" className="utrecht-heading-2">
          {t('basis.heading')}
        </h2>
        <p>{t('basis.text')}</p>
        {consent && (
          <Disclosure summary={t('basis.read')}>
            <div className="rk-stack">
              <h3 className="utrecht-heading-3">{consent.title}</h3>
              {consent.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              <p>{consent.question}</p>
            </div>
          </Disclosure>
        )}
        <ChoiceGroup id="grondslag" label={t('basis.which')} error={errorAt('grondslag')}>
          {grounds.map((ground) => (
            <RadioChoice
              key={ground}
              id={`grondslag-${ground}`}
              name="grondslag"
              checked={answers.ground === ground}
              onChange={() => set({ ground })}
              label={t(`basis.ground.${ground}`)}
              hint={t(`basis.groundHint.${ground}`)}
            />
          ))}
        </ChoiceGroup>
        {(answers.ground === 'CONSENT' || answers.ground === 'PUBLIC_TASK') && (
          <>
            <TextField
              label={t('basis.by')}
              hint={t('basis.byHint', { name: adviser })}
              optional
              {...text('verteld-door', 'informedBy')}
            />
            <SelectField
              id="verteld-hoe"
              label={t('basis.how')}
              error={errorAt('verteld-hoe')}
              value={answers.informedHow}
              onChange={(event) => set({ informedHow: event.target.value as InformedHow })}
              choices={informedWays.map((way) => ({ value: way, label: t(`informedHow.${way}`) }))}
            />
          </>
        )}
      </section>
      <p>
        <Button type="submit" appearance="primary-action-button">
          {t('register.check')}
        </Button>
      </p>
    </form>
  );
}
