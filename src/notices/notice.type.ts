import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';
import { howSoon, noticeKindNames, type HowSoon, type NoticeKind } from './notice.js';

export const HowSoonEnum = Object.fromEntries(howSoon.map((each) => [each, each]));
registerEnumType(HowSoonEnum, {
  name: 'HowSoon',
  description: 'By a mail at once, in one mail a morning, in one on Mondays, or not by mail.',
});
export const NoticeKindEnum = Object.fromEntries(noticeKindNames.map((each) => [each, each]));
registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  description:
    'What somebody can be told by mail and may switch. Sign-in links and legal mail are not among it.',
});

@ObjectType('NoticeSetting', { description: 'How soon the viewer hears of one kind of news.' })
@Needs('signedIn')
export class NoticeSettingType {
  @Field(() => NoticeKindEnum) kind!: NoticeKind;
  @Field(() => HowSoonEnum, { description: 'As chosen, else as the role has it.' }) how!: HowSoon;
  @Field(() => [HowSoonEnum], { description: 'What can be chosen of this kind.' })
  choices!: readonly HowSoon[];
}

@ObjectType()
@Needs('public')
export class NoticeSettingsPayload extends Payload {
  @Field(() => [NoticeSettingType], { description: 'All switches, as they are now.' })
  noticeSettings!: readonly NoticeSettingType[];
}
