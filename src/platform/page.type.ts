import { applyDecorators, type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { Max, Min } from 'class-validator';
import { Classified } from './classified.decorator.js';
import type { Page, PageOf } from './page.js';

@ObjectType()
@Classified('public')
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** The argument `first`: 1 to 100, and `count` when it is left out or null. */
export function First(count: number, description = '1 to 100.'): PropertyDecorator {
  return applyDecorators(
    Field(() => Int, { nullable: true, defaultValue: count, description }),
    Transform(({ value }) => (value as number | null) ?? count),
    Min(1),
    Max(100),
  );
}

/** `first` (1 to 100) and `after` of a list that can grow. */
@ArgsType()
export class PageArgs implements Page {
  @First(20) first!: number;

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
