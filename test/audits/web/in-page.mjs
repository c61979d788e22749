/* Runs in the page under audit, beside axe: looks, changes nothing, and answers in plain values. */
globalThis.audit = (() => {
  const named = (element) => {
    const id = element.id ? `#${element.id}` : '';
    const names = typeof element.className === 'string' ? element.className.trim() : '';
    return `${element.localName}${id}${names ? `.${names.split(/\s+/).join('.')}` : ''}`;
  };
  const scrollsItself = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== 'visible') return true;
    }
    return false;
  };
  const textNodes = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (data.trim() && !parentElement.closest('script, style, noscript')) found.push([parentElement, data]);
    }
    return found;
  };

  const isShort = ({ effect }) => Number(effect?.getComputedTiming().endTime) < 1000;

  return {
    /** After the styles of another width or scheme have been applied, to the last transition. */
    async painted() {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await Promise.allSettled(
        document
          .getAnimations()
          .filter(isShort)
          .map((each) => each.finished),
      );
    },
    /** What sticks out of the page's width, or null when nothing does. */
    overflow() {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth + 1) return null;
      const wide = [...document.body.querySelectorAll('*')].filter(
        (each) => each.getBoundingClientRect().right > clientWidth + 1 && !scrollsItself(each),
      );
      return `${scrollWidth - clientWidth} px: ${wide.slice(-2).map(named).join(', ')}`;
    },
    duplicateIds() {
      const seen = new Map();
      for (const { id } of document.querySelectorAll('[id]')) seen.set(id, (seen.get(id) ?? 0) + 1);
      return [...seen].filter(([, times]) => times > 1).map(([id]) => id);
    },
    /** Everything there is to read or hear, with the language it is said to be in. */
    texts() {
      const languageOf = (element) => element.closest('[lang]').lang;
      const attributes = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description'];
      return [
        ...textNodes().map(([element, text]) => ({ text, language: languageOf(element) })),
        ...attributes.flatMap((name) =>
          [...document.body.querySelectorAll(`[${name}]`)].map((element) => ({
            text: element.getAttribute(name),
            language: languageOf(element),
          })),
        ),
      ];
    },
    state() {
      const headings = [...document.querySelectorAll('h1')];
      return {
        path: location.pathname,
        title: document.title,
        headings: headings.length,
        heading: headings[0]?.textContent ?? '',
        focused: named(document.activeElement ?? document.body),
        isHeadingFocused: headings[0] === document.activeElement,
        isLoading: document.querySelector('.rk-loading') !== null || headings.length === 0,
        language: document.documentElement.lang,
      };
    },
    /** What still moves although the person asked for less motion. */
    moving() {
      return document
        .getAnimations()
        .filter((each) => Number(each.effect?.getComputedTiming().duration) > 1)
        .map((each) => named(each.effect.target));
    },
    async axe(only) {
      const { violations } = await globalThis.axe.run(document, {
        resultTypes: ['violations'],
        ...(only
          ? { runOnly: { type: 'rule', values: only } }
          : { rules: { 'target-size': { enabled: true } } }),
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, any }) => {
          const data = any.find((check) => check.data?.contrastRatio)?.data;
          const colours = data ? ` [${data.fgColor} on ${data.bgColor}: ${data.contrastRatio}]` : '';
          return `${id}: ${help}${colours} ${html.slice(0, 160)}`;
        }),
      );
    },
  };
})();
