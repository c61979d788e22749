import { Inject, Injectable } from '@nestjs/common';
import type { Side } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { IntroductionNews } from '../introductions/tell-introduction-news.job.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { saidGoesBadly } from './support-talk-events.js';
import { goesBadlyMail } from './talk-mail.js';

/** An early warning: whoever carries the case hears at once, else a coordinator; of one side at most once a day. */
@Injectable()
@Handles(saidGoesBadly, 'tell-goes-badly')
export class TellGoesBadly implements EventHandler<{ introductionId: string; side: Side }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly news: IntroductionNews,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { introductionId, side }: { introductionId: string; side: Side }): Promise<void> {
    const introduction = await this.introductions.byId(tx, introductionId);
    const place = introduction && (await this.places.byId(tx, introduction.placeId));
    const adviser = introduction && (await this.news.adviserOf(tx, introduction));
    if (!place || !adviser) return;
    await this.notices.tell(tx, adviser, {
      kind: 'goes-badly',
      reason: `goes-badly/${introductionId}/${side}/${tx.today}/${adviser.id}`,
      subjectId: introductionId,
      ...goesBadlyMail(
        { introductionId, placeTitle: place.title },
        side,
        adviser.locale,
        this.config.publicUrl,
      ),
    });
  }
}
