import type { ReactNode } from 'react';
import './card-list.css';

/** A list of cards: one thing a card, one after the other. */
export function CardList({ label, children }: { label?: string; children: ReactNode }): ReactNode {
  return (
    <ul className="rk-cards" aria-label={label}>
      {children}
    </ul>
  );
}

/** One card: a heading (usually a link), a line under it, a tag at the side, and anything below. */
export function Card(props: {
  heading: ReactNode;
  level?: 2 | 3;
  under?: ReactNode;
  tag?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <li className="rk-card">
      <div className="rk-card__head">
        <Heading className="rk-card__heading">{props.heading}</Heading>
        {props.tag}
      </div>
      {props.under && <p className="rk-soft">{props.under}</p>}
      {props.children}
    </li>
  );
}

/** Facts on one card, each with its name for who does not see the layout. */
export function CardFacts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }): ReactNode {
  return (
    <dl className="rk-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
