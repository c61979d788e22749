import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Keys } from '../platform/keys.service.js';
import { noticeKindNames, type NoticeKind } from './notice.js';

/** What a link stops: one kind of news, or whatever comes in the morning mail. */
export type Stopped = NoticeKind | 'MORNING';

const purpose = 'stop-mail';

/**
 * Links with which a reader stops a sort of mail without signing in. The link is signed and does nothing else, so that it
 * needs no end: it works for as long as the key that made it.
 */
@Injectable()
export class StopLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keys: Keys,
  ) {}

  urlOf(accountId: string, what: Stopped): string {
    const mark = this.keys.sign(purpose, `${accountId}/${what}`);
    return `${this.config.publicUrl}/mail/stop?${new URLSearchParams({ who: accountId, what, mark }).toString()}`;
  }

  /** What a link is for; null when we did not make it. */
  read(query: Readonly<Record<string, unknown>>): { accountId: string; what: Stopped } | null {
    const { who, what, mark } = query;
    if (typeof who !== 'string' || typeof what !== 'string' || typeof mark !== 'string') return null;
    if (!this.keys.verify(purpose, `${who}/${what}`, mark)) return null;
    const known = [...noticeKindNames, 'MORNING' as const].find((each) => each === what);
    return known ? { accountId: who, what: known } : null;
  }
}
