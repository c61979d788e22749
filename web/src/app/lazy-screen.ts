import { lazy, type ComponentType } from 'react';
import { loadTexts } from '../lib/i18n.js';
import type { Screen } from './screen.js';

/** A screen that fetches its code and its texts together, when it is first opened. */
export function lazyScreen({ load, texts }: Screen): ComponentType {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), loadTexts(texts)]);
    return screen;
  });
}
