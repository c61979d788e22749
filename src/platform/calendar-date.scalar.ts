import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { isCalendarDate, type CalendarDate } from './calendar-date.js';

/** The class that `@Field(() => GraphQLDate)` names; values are texts such as `2026-11-21`. */
export class GraphQLDate {}

function parse(value: unknown): CalendarDate {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  throw new GraphQLError(
    'Een datum schrijft u als 2026-11-21, en de dag moet bestaan. / A date is written as 2026-11-21, and the day must exist.',
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}

@Scalar('Date', () => GraphQLDate)
export class CalendarDateScalar implements CustomScalar<CalendarDate, CalendarDate> {
  description = 'A calendar date in Europe/Amsterdam, ISO 8601 (2026-11-21).';
  parseValue = parse;
  serialize = parse;
  parseLiteral(node: ValueNode): CalendarDate {
    return parse(node.kind === Kind.STRING ? node.value : undefined);
  }
}
