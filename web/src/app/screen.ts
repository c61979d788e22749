import type { ComponentType } from 'react';
import type { Role } from '../lib/session.js';

/** A screen of the product: its address, its code and texts (fetched when first opened), and who may open it. */
export interface Screen {
  path: string;
  /** Fetches the screen's module; the screen is its default export. */
  load: () => Promise<{ default: ComponentType }>;
  /** Files of `locales/<language>/` the screen takes its words from; `shell` is always there. */
  texts: readonly string[];
  /** Left out: anyone. */
  roles?: readonly Role[];
  /** For whoever is signed in, whatever their roles; `roles` then says nothing. */
  signedIn?: boolean;
  /** The key under `nav` in `shell.json`, for screens that stand in the menu; in the menu's order. */
  nav?: string;
  /** Rarely used: in a long menu it stands behind the button “more”. */
  rare?: true;
  /** Under which of these the menu marks the screen, when its address begins like another's. */
  under?: readonly string[];
}

export const candidate: readonly Role[] = ['CANDIDATE'];
export const employer: readonly Role[] = ['EMPLOYER'];
export const desk: readonly Role[] = ['ADVISER', 'COORDINATOR'];
