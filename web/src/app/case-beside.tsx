import type { ReactNode } from 'react';
import { MeetingsSection } from '../features/meetings/meetings-section.js';
import { CaseNotes } from '../features/messages/case-notes.js';
import { MessageThread } from '../features/messages/message-thread.js';
import { PapersSection } from '../features/placement-papers/papers-section.js';
import { SupportSection } from '../features/support-talks/support-section.js';
import { HelpOfCase } from '../features/remedies/help-of-case.js';
import { HelpOfSide } from '../features/remedies/help-of-side.js';

/** What stands beside an introduction for a side: what is arranged and written, and what holds it back. */
export function BesideSide({ id, side }: { id: string; side: 'CANDIDATE' | 'EMPLOYER' }): ReactNode {
  return (
    <>
      <SupportSection id={id} who={side} />
      <MeetingsSection id={id} who={side} />
      <PapersSection id={id} />
      <MessageThread id={id} who={side} />
      <HelpOfSide id={id} side={side} />
    </>
  );
}

/** The same for the adviser, who sees both sides, with the notes of the team. */
export function BesideCase({ id }: { id: string }): ReactNode {
  return (
    <div className="rk-stack rk-stack--wide">
      <SupportSection id={id} who="ADVISER" />
      <MeetingsSection id={id} who="ADVISER" />
      <PapersSection id={id} />
      <HelpOfCase id={id} />
      <MessageThread id={id} who="ADVISER" />
      <CaseNotes id={id} />
    </div>
  );
}
