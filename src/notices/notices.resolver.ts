import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '../access/access.type.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { answer } from '../platform/problem.type.js';
import { ChooseNotice } from './choose-notice.usecase.js';
import { HowSoonEnum, NoticeKindEnum, NoticeSettingsPayload, NoticeSettingType } from './notice.type.js';
import type { HowSoon, NoticeKind } from './notice.js';

@Resolver(() => ViewerType)
export class NoticesResolver {
  constructor(private readonly switches: ChooseNotice) {}

  @ResolveField(() => [NoticeSettingType], {
    description: "The switches for mail, of the kinds of the viewer's roles.",
  })
  @Needs('signedIn')
  noticeSettings(@CurrentContext() { actor }: ActorContext): Promise<readonly NoticeSettingType[]> {
    return this.switches.settings(actor);
  }

  @Mutation(() => NoticeSettingsPayload, {
    description: 'Works at once, for mail that waits to be sent too. NOT_FOUND for a kind of other roles.',
  })
  @Needs('signedIn')
  async changeNoticeSetting(
    @Args('kind', { type: () => NoticeKindEnum }) kind: NoticeKind,
    @Args('how', { type: () => HowSoonEnum }) how: HowSoon,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<NoticeSettingsPayload> {
    const { value, problems } = answer(await this.switches.execute(actor, kind, how), locale);
    return { noticeSettings: value ?? [], problems };
  }
}
