import { defineEvent } from '../platform/event.js';

/** Somebody confirmed that they want to be erased. */
export const erasureConfirmed = defineEvent<{ requestId: string }>('erasure-confirmed');
/** Somebody was erased; who was concerned is told without a name. */
export const personErased = defineEvent<{ erasureId: string; advisers: readonly string[] }>('person-erased');
/** Somebody asked for their data. */
export const downloadAsked = defineEvent<{ downloadId: string }>('download-asked');
