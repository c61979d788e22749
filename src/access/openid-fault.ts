/** Why a provider's part of a sign-in failed, as far as it matters to who is signing in; `why` is for the log. */
export interface OpenIdFault {
  readonly kind: 'AWAY' | 'CANCELLED' | 'LEVEL' | 'REFUSED';
  readonly why: string;
}

/** The error codes of an authorization response. Sources: RFC 6749 4.1.2.1, OpenID Core 3.1.2.6, OpenID Unmet 1.0. */
const told: Readonly<Record<string, OpenIdFault['kind']>> = {
  access_denied: 'CANCELLED',
  interaction_required: 'CANCELLED',
  login_required: 'CANCELLED',
  account_selection_required: 'CANCELLED',
  consent_required: 'CANCELLED',
  unmet_authentication_requirements: 'LEVEL',
  temporarily_unavailable: 'AWAY',
  server_error: 'AWAY',
};

/** Errors of the network and of time, by `name` or `code`. */
const unreachable =
  /^(TimeoutError|AbortError|OAUTH_TIMEOUT|OAUTH_ABORT|ECONN\w+|ENOTFOUND|EAI_AGAIN|UND_ERR_\w+)$/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads an error of `openid-client`. Whatever is not known to be harmless is a refusal. Never tells a token. */
export function openIdFaultOf(error: unknown): OpenIdFault {
  const { name, code, cause, status, error: said } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const from = (cause ?? {}) as Readonly<Record<string, unknown>>;
  const why = [textOf(name), textOf(code), textOf(said)].filter(Boolean).join(' ').slice(0, 100) || 'unknown';
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR')
    return { kind: (Object.hasOwn(told, textOf(said)) && told[textOf(said)]) || 'REFUSED', why };
  const away =
    [name, code, from['name'], from['code']].some((word) => unreachable.test(textOf(word))) ||
    Number(status ?? from['status']) >= 500;
  return { kind: away ? 'AWAY' : 'REFUSED', why };
}

/** Tells a fault from what was hoped for. */
export function isOpenIdFault(value: unknown): value is OpenIdFault {
  return typeof value === 'object' && value !== null && 'kind' in value && 'why' in value;
}
