import { Extensions } from '@nestjs/graphql';

/** Where a type's or field's right stands in the schema's extensions. */
export const rightOf = 'right';

/**
 * Says which right one needs to see a type or a field, or to carry out an operation; `'public'` for none. A field
 * without a right of its own has its type's. A schema with anything unclassified is refused at boot.
 */
export function Classified(right: string) {
  return Extensions({ [rightOf]: right });
}
