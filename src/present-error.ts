import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refusal } from './access/refusal.js';
import { BadInput } from './platform/bad-input.js';

const known = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What the outside sees of a thrown error: its code and what to do; of a surprise nothing but that it happened. */
export function presentError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  const at = { locations: formatted.locations, path: formatted.path };
  if (original instanceof Refusal) {
    return {
      ...at,
      message: bilingual(original.sentence),
      extensions: { code: original.code, retryAfter: original.retryAfter },
    };
  }
  if (original instanceof BadInput) {
    return { ...at, message: bilingual(original.sentence), extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (isUnkeepable(original)) {
    return { ...at, message: bilingual(strangeSign), extensions: { code: 'BAD_USER_INPUT' } };
  }
  const code = formatted.extensions?.['code'];
  if (code === 'BAD_REQUEST')
    return { ...formatted, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT' } };
  if (typeof code === 'string' && known.has(code)) return formatted;
  return {
    ...at,
    message:
      'Er ging bij ons iets mis. Probeer het straks opnieuw. / Something went wrong on our side. Try again later.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** A text with a sign that PostgreSQL cannot keep, such as NUL (SQLSTATE 22021, in JSON 22P05). */
function isUnkeepable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22021' || error.code === '22P05');
}

const strangeSign = {
  nl: 'In een van de teksten staat een teken dat niet kan. Typ de tekst opnieuw.',
  en: 'One of the texts has a sign that is not possible. Type the text again.',
};

const bilingual = ({ nl, en }: { nl: string; en: string }) => `${nl} / ${en}`;
