import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from './locale.js';

/** A page that the server writes: it works without JavaScript. */
export interface HtmlPage {
  readonly locale: Locale;
  readonly title: string;
  /** The line under our name. */
  readonly site: string;
  readonly content: ReactNode;
}

const css = `
*{box-sizing:border-box}
html{background:#fff;-webkit-text-size-adjust:100%}
body{color:#14232b;font:1.125rem/1.5 'Segoe UI',system-ui,-apple-system,Arial,sans-serif;margin:0;overflow-wrap:break-word}
header{border-block-start:6px solid #0b3f4a;border-block-end:1px solid #dfe5e8}
header a{color:#0b3f4a;display:block;font-size:1.5rem;font-weight:700;line-height:1.1;margin:auto;max-width:42rem;padding:1rem;text-decoration:none}
header small{color:#42535c;display:block;font-size:1rem;font-weight:400}
main{display:flex;flex-direction:column;gap:1.5rem;margin:auto;max-width:42rem;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:0;text-wrap:balance}
p{margin:0;max-width:36rem}
dl{background:#f3f9fa;border-inline-start:4px solid #1b7285;display:grid;gap:.25rem 1.5rem;grid-template-columns:max-content 1fr;margin:0;padding:1rem}
dt{color:#42535c}dd{font-weight:600;margin:0}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.5rem}}
form{display:flex;flex-direction:column;gap:1.5rem}
fieldset{border:0;margin:0;min-width:0;padding:0}
legend,label.field{display:block;font-weight:600;padding:0}
.hint{color:#42535c;font-size:1rem;font-weight:400;margin-block:.125rem .5rem}
input[type=date],input[type=number],input[type=text]{border:2px solid #42535c;border-radius:4px;font:inherit;min-height:3rem;padding:.5rem .75rem;width:14rem;max-width:100%}
.option{display:flex;gap:.75rem;align-items:flex-start;padding-block:.5rem}
.option input{flex:none;height:1.5rem;margin:.125rem 0 0;width:1.5rem}
.option span{display:block}
button,.choice{background:#0b3f4a;border:0;border-radius:4px;color:#fff;cursor:pointer;font:inherit;font-weight:600;min-height:3rem;padding:.75rem 1.25rem}
button{align-self:flex-start}
button:hover{background:#06262e}
ul.choices{display:flex;flex-direction:column;gap:.75rem;list-style:none;margin:0;padding:0}
a.choice{background:#fff;border:2px solid #0b3f4a;color:#0b3f4a;display:block;text-decoration:none}
a.choice.first{background:#0b3f4a;color:#fff}
a.choice:hover{text-decoration:underline}
a.choice small{display:block;font-size:1rem;font-weight:400}
a{color:#0f5766}
:focus-visible{outline:3px solid #1b7285;outline-offset:3px}
.notice{background:#fff8e8;border-inline-start:4px solid #9c6200;padding:1rem}
.errors{border:2px solid #b3261e;border-radius:4px;padding:1rem}
.errors h2{font-size:1.25rem;margin:0 0 .5rem}
.errors ul{margin:0;padding-inline-start:1.25rem}
.errors a,.error{color:#b3261e}
.error{font-weight:600;margin-block-end:.5rem}
`;

/** The page as HTML; whatever is given is escaped. `nonce`: of this response, for its style. */
export function writePage({ locale, title, site, content }: HtmlPage, nonce: string): string {
  const page = h(
    'html',
    { lang: locale },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', null, `${title} - Routekaart`),
      h('style', { nonce, dangerouslySetInnerHTML: { __html: css } }),
    ),
    h(
      'body',
      null,
      h('header', null, h('a', { href: '/' }, 'Routekaart', h('small', null, site))),
      h('main', null, h('h1', null, title), content),
    ),
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
