import { webcrypto } from 'node:crypto';
import type { ClientKey } from '../platform/openid-config.js';

const algorithms = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

/** The key with which we show a provider that we are ourselves (`private_key_jwt`). Rejects when the JWK is not whole. */
export function signingKeyOf(key: ClientKey): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('jwk', key as webcrypto.JsonWebKey, algorithms[key.alg], false, ['sign']);
}

/** What of a key the whole world may know: never a part of the private half. */
const publicParts = ['kty', 'kid', 'alg', 'n', 'e', 'crv', 'x', 'y'] as const;

/** The public half of a key, for the provider to check our signature by. */
export function publicKeyOf(key: ClientKey): Record<string, unknown> {
  const parts = publicParts.filter((part) => key[part] !== undefined).map((part) => [part, key[part]]);
  return { ...Object.fromEntries(parts), use: 'sig' };
}
