import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './route-list.css';

export interface RouteStep {
  id: string;
  title: string;
  state: 'done' | 'current' | 'to-come';
  /** Whose turn it is and by when, or what happened. */
  text?: ReactNode;
}

/** A route as one unbroken list from top to bottom; the state is always in words, the line is decoration. */
export function RouteList({ steps, label }: { steps: readonly RouteStep[]; label: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ol className="rk-route" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={`rk-route__step rk-route__step--${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <p className="rk-route__title">
            {step.title} <span className="rk-route__state">{t(`route.${step.state}`)}</span>
          </p>
          {step.text && <div className="rk-soft">{step.text}</div>}
        </li>
      ))}
    </ol>
  );
}
