import { defineEvent } from '../platform/event.js';

/** What happened to a meeting: it was proposed, moved, agreed upon, cancelled, or told of with a worry. */
export type MeetingHappening = 'PROPOSED' | 'MOVED' | 'AGREED' | 'CANCELLED' | 'WORRY';

/** Something happened to a meeting or taster day; at which of its versions. */
export const meetingChanged = defineEvent<{ meetingId: string; how: MeetingHappening; version: number }>(
  'meeting-changed',
);
