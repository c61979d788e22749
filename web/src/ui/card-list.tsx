import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import './card-list.css';

/** A list of cards: one thing a card, one after the other; with `columns` beside each other where there is room. */
export function CardList(props: { label?: string; columns?: boolean; children: ReactNode }): ReactNode {
  const { label, columns, children } = props;
  return (
    <ul className={clsx('rk-cards', columns && 'rk-cards--columns')} aria-label={label}>
      {children}
    </ul>
  );
}

/**
 * One card: a heading (usually a link), a line under it, a tag at the side, and anything below. `aside` stands beside all
 * of that where there is room, else under it.
 */
export function Card(props: {
  heading: ReactNode;
  level?: 2 | 3;
  under?: ReactNode;
  tag?: ReactNode;
  aside?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <li className={clsx('rk-card', props.aside && 'rk-card--aside')}>
      <div className="rk-card__main">
        <div className="rk-card__head">
          <Heading className="rk-card__heading">{props.heading}</Heading>
          {props.tag}
        </div>
        {props.under && <p className="rk-soft">{props.under}</p>}
        {props.children}
      </div>
      {props.aside && <div className="rk-card__aside">{props.aside}</div>}
    </li>
  );
}

/** A few short facts of one card, on a line. */
export function CardFacts({ label, facts }: { label: string; facts: readonly ReactNode[] }): ReactNode {
  return (
    <ul className="rk-facts" aria-label={label}>
      {facts.map((fact, index) => (
        // The facts of a card do not move among each other.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
