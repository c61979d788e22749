import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './tab-links.css';

/** A few ways to look at one list, each with an address of its own. */
export function TabLinks(props: {
  label: string;
  links: readonly { to: string; label: string; current: boolean }[];
}): ReactNode {
  return (
    <nav aria-label={props.label}>
      <ul className="rk-tabs">
        {props.links.map(({ to, label, current }) => (
          <li key={to}>
            <Link to={to} className="rk-tabs__link" aria-current={current ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
