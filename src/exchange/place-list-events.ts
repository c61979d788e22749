import { defineEvent } from '../platform/event.js';

/** A desk handed in a list: it is to be judged. */
export const placeListReceived = defineEvent<{ placeListId: string }>('place-list-received');
/** An adviser saw what would become of each row, and wants the list imported. */
export const placeListApproved = defineEvent<{ placeListId: string }>('place-list-approved');
