import type { ReactNode } from 'react';
import { AppLink } from './link.js';
import './task-list.css';

/** What there is to do, one line each, with its state at the end. */
export function TaskList({
  tasks,
}: {
  tasks: readonly { id: string; title: string; to?: string; hint?: ReactNode; tag?: ReactNode }[];
}): ReactNode {
  return (
    <ul className="rk-tasks">
      {tasks.map(({ id, title, to, hint, tag }) => (
        <li key={id} className="rk-tasks__item">
          <div>
            {to ? <AppLink to={to}>{title}</AppLink> : <span>{title}</span>}
            {hint && <div className="rk-soft">{hint}</div>}
          </div>
          {tag}
        </li>
      ))}
    </ul>
  );
}
