import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { useSession } from '../../lib/session.js';
import { Card, CardList } from '../../ui/card-list.js';
import { LapseTag } from '../../ui/dates.js';
import { Disclosure } from '../../ui/disclosure.js';
import { AppLink } from '../../ui/link.js';
import { ReasonList } from '../../ui/reason-list.js';
import { StatusTag } from '../../ui/status-tag.js';
import { ProfileFacts } from '../candidates/profile-facts.js';
import type { PlanStep } from './plan-fields.js';
import { StepActions } from './step-actions.js';

/** The steps by adviser, one's own first; of each what lapses first comes first. */
export function WorkList({
  steps,
  onChanged,
}: {
  steps: readonly PlanStep[];
  onChanged: () => void;
}): ReactNode {
  const { t } = useTranslation('rescue-plan');
  const { viewer } = useSession();
  const byAdviser = new Map<string, PlanStep[]>();
  for (const step of steps) {
    const key = step.adviser?.accountId ?? '';
    byAdviser.set(key, [...(byAdviser.get(key) ?? []), step]);
  }
  const name = (id: string, step: PlanStep | undefined): string =>
    id === viewer?.id ? t('work.yours') : (step?.adviser?.name ?? t('work.nobody'));
  const groups = [...byAdviser].sort(
    ([one, ofOne], [other, ofOther]) =>
      Number(other === viewer?.id) - Number(one === viewer?.id) ||
      name(one, ofOne[0]).localeCompare(name(other, ofOther[0])),
  );
  return (
    <>
      {groups.map(([id, own], index) => {
        const heading = t('work.of', { name: name(id, own[0]), seats: own.length });
        const list = (
          <CardList label={heading}>
            {own.map((step) => (
              <StepCard key={step.id} step={step} onChanged={onChanged} />
            ))}
          </CardList>
        );
        // One's own work stands open; a coordinator, who has none, begins with the first adviser.
        return index === 0 ? (
          <section key={id} aria-labelledby="eigen-werk" className="rk-stack">
            <h3 id="eigen-werk" className="utrecht-heading-3">
              {heading}
            </h3>
            {list}
          </section>
        ) : (
          <Disclosure key={id} summary={heading}>
            {list}
          </Disclosure>
        );
      })}
    </>
  );
}

function StepCard({ step, onChanged }: { step: PlanStep; onChanged: () => void }): ReactNode {
  const { t, i18n } = useTranslation('rescue-plan');
  const { place, candidate, candidateId } = step;
  const who = candidate?.name ?? t('step.unnamed');
  return (
    <Card
      level={3}
      heading={
        <>
          <AppLink to={`/kandidaten/${candidateId}`}>{who}</AppLink> {t('step.for')}{' '}
          <AppLink to={`/leerbanen-beheren/${place.id}`}>{place.title}</AppLink>
        </>
      }
      under={t('step.where', { employer: place.employer.name, town: place.town })}
      tag={<LapseTag lapsesOn={place.lapsesOn} />}
    >
      <p className="rk-row">
        <span>{t('step.doBy', { date: dateInWords(step.doBy, i18n.language) })}</span>
        {step.isNew && <StatusTag tone="neutral">{t('step.new')}</StatusTag>}
      </p>
      {!candidate && <ProfileFacts profile={step.profile} />}
      <ReasonList reasons={step.reasons} limit={3} />
      <StepActions stepId={step.id} who={who} what={place.title} onChanged={onChanged} />
    </Card>
  );
}
