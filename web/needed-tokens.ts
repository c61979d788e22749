import type { Plugin } from 'vite';

/** A quoted part may hold what ends a value elsewhere: a drawing as an address does. */
const definition = /(--[\w-]+)\s*:((?:"[^"]*"|'[^']*'|[^;{}"'])*)(?:;|(?=\}))/g;
const use = /var\(\s*(--[\w-]+)/g;

/**
 * The base theme defines every token of every component there is; here those that no rule needs, directly or through
 * another token, are left out. That is most of the styles that a first visit would wait for.
 */
export function keepNeededTokens(theme: string): Plugin {
  return {
    name: 'keep-needed-tokens',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        const css = String(file.source);
        const needed = neededIn(css);
        file.source = css.replace(new RegExp(`\\.${theme}\\{[^{}]*\\}`, 'g'), (block) =>
          block.replace(definition, (whole, name: string) => (needed.has(name) ? whole : '')),
        );
      }
    },
  };
}

/** Every token that a rule names, and every token that those are made of. */
function neededIn(css: string): Set<string> {
  const madeOf = new Map<string, string[]>();
  for (const [, name = '', value = ''] of css.matchAll(definition))
    madeOf.set(name, [...(madeOf.get(name) ?? []), ...namesIn(value)]);
  const open = namesIn(css.replace(definition, ''));
  const needed = new Set<string>();
  for (let name = open.pop(); name; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(madeOf.get(name) ?? []));
  }
  return needed;
}

function namesIn(css: string): string[] {
  return [...css.matchAll(use)].map(([, name = '']) => name);
}
