import { defineEvent } from '../platform/event.js';

/** Newer lists say where postcodes, municipalities or regions are: what rooms derived from them is derived again. */
export const referenceLoaded = defineEvent<{ lists: string[] }>('reference-loaded');
