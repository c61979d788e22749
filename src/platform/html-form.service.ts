import { createElement as h, Fragment, type ReactNode } from 'react';
import type { FieldProblem, Filled } from './form-values.js';

/** One choice out of some, each with what it means. */
export function options(
  name: string,
  legend: string,
  filled: Filled,
  all: readonly (readonly [value: string, label: string, hint?: string])[],
): ReactNode {
  return h(
    'fieldset',
    describedBy(name, filled, false),
    h('legend', null, legend),
    fieldError(name, filled),
    all.map(([value, label, hint], index) =>
      h(
        'label',
        { key: value, className: 'option' },
        h('input', {
          type: 'radio',
          name,
          value,
          id: index === 0 ? name : undefined,
          defaultChecked: filled.values[name] === value,
        }),
        h('span', null, label, hint && h('span', { className: 'hint' }, hint)),
      ),
    ),
  );
}

/** Ties a field to its hint and to what is wrong with it. */
export function describedBy(name: string, { problems }: Filled, hasHint: boolean): Record<string, unknown> {
  const isWrong = problems.some(({ field }) => field === name);
  const ids = [...(hasHint ? [`${name}-hint`] : []), ...(isWrong ? [`${name}-error`] : [])];
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}

/** What is wrong with a field, above it. */
export function fieldError(name: string, { problems }: Filled): ReactNode {
  const wrong = problems.find(({ field }) => field === name);
  return wrong && h('div', { className: 'error', id: `${name}-error` }, wrong.message);
}

/** All that is wrong, above the form, with links to the fields. */
export function errorSummary(problems: readonly FieldProblem[], title: string): ReactNode {
  if (problems.length === 0) return null;
  const items = problems.map(({ field, message }) =>
    h('li', { key: field }, field === '' ? message : link(`#${field}`, message)),
  );
  return h('div', { className: 'errors', role: 'alert' }, h('h2', null, title), h('ul', null, items));
}

/** What is known, as terms and values. */
export function factList(rows: readonly (readonly string[])[]): ReactNode {
  return h(
    'dl',
    null,
    rows.map(([term, value]) => h(Fragment, { key: term }, h('dt', null, term), h('dd', null, value))),
  );
}

export function link(href: string, label: string): ReactNode {
  return h('a', { href }, label);
}
