import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, valueFromASTUntyped, type ValueNode } from 'graphql';

/** The class that `@Field(() => PasskeyJson)` names; values are plain objects. */
export class PasskeyJson {}

/** Far more than any authenticator answers. */
const longest = 20_000;

function parse(value: unknown): object {
  if (typeof value === 'object' && value !== null && JSON.stringify(value).length <= longest) return value;
  throw new GraphQLError('This is not what a passkey answers.', { extensions: { code: 'BAD_USER_INPUT' } });
}

@Scalar('PasskeyJson', () => PasskeyJson)
export class PasskeyJsonScalar implements CustomScalar<object, object> {
  description =
    'What the browser’s `navigator.credentials` takes (`parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`) or answers (`toJSON`), as WebAuthn level 3 writes it in JSON.';
  parseValue = parse;
  serialize = parse;
  parseLiteral(node: ValueNode, variables?: Record<string, unknown> | null): object {
    return parse(valueFromASTUntyped(node, variables));
  }
}
