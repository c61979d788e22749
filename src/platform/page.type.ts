import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { Max, Min } from 'class-validator';
import { Classified } from './classified.decorator.js';
import type { Page, PageOf } from './page.js';

@ObjectType()
@Classified('public')
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** `first` (1 to 100) and `after` of a list that can grow. */
@ArgsType()
export class PageArgs implements Page {
  @Field(() => Int, { defaultValue: 20, description: '1 to 100.' })
  @Min(1)
  @Max(100)
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

/** The Relay connection of a node type, with the total; its name is the node's name and `Connection`. */
export function ConnectionOf<T>(node: Type<T>, classified: string): Type<PageOf<T>> {
  @ObjectType({ isAbstract: true })
  @Classified(classified)
  abstract class Connection implements PageOf<T> {
    @Field(() => Int) totalCount!: number;
    @Field(() => [node]) nodes!: T[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
  }
  return Connection as Type<PageOf<T>>;
}
