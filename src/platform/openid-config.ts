import { z } from 'zod';

/** The levels of assurance of eIDAS, from weak to strong. Source: Regulation (EU) 910/2014, article 8. */
export const assuranceLevels = ['low', 'substantial', 'high'] as const;
export type AssuranceLevel = (typeof assuranceLevels)[number];

const level = z.enum(assuranceLevels);
const words = z.string().trim().min(1).max(60);
const privateKey = z.looseObject({
  kty: z.enum(['RSA', 'EC']),
  kid: z.string(),
  alg: z.enum(['PS256', 'RS256', 'ES256']),
  d: z.string(),
});

/** How levels are written by who follows the NL GOV profile. */
const eidas: Record<string, AssuranceLevel> = {
  'http://eidas.europa.eu/LoA/low': 'low',
  'http://eidas.europa.eu/LoA/substantial': 'substantial',
  'http://eidas.europa.eu/LoA/high': 'high',
};

const provider = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,30}$/, 'kleine letters, cijfers en - / small letters, digits and -'),
    kind: z.enum(['PERSON', 'COMPANY']),
    label: z.strictObject({ nl: words, en: words }),
    issuer: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1),
    clientKeys: z.array(privateKey).min(1).optional(),
    clientSecret: z.string().min(16).optional(),
    scope: z
      .string()
      .regex(/(^| )openid( |$)/, 'openid ontbreekt / openid is missing')
      .default('openid email profile'),
    levels: z.record(z.string(), level).default(eidas),
    idTokenAlg: z
      .enum(['PS256', 'PS384', 'PS512', 'RS256', 'ES256', 'ES384', 'ES512', 'EdDSA'])
      .default('RS256'),
    kvkClaim: z.string().default('urn:etoegang:1.9:EntityConcernedID:KvKnr'),
    establishmentClaim: z.string().default('urn:etoegang:1.9:ServiceRestriction:Vestigingsnr'),
  })
  .refine(
    ({ clientKeys, clientSecret }) => (clientKeys === undefined) !== (clientSecret === undefined),
    'geef clientKeys of clientSecret, niet beide / give clientKeys or clientSecret, not both',
  );

/** One OpenID provider people can sign in with. */
export interface OpenIdProvider {
  readonly id: string;
  /** Whether it tells who a person is, or also for which company that person acts (eHerkenning). */
  readonly kind: 'PERSON' | 'COMPANY';
  readonly label: { readonly nl: string; readonly en: string };
  readonly issuer: string;
  readonly clientId: string;
  /** Private keys (JWK) for `private_key_jwt`, which the NL GOV profile asks for: the first signs, all are published. */
  readonly clientKeys?: readonly ClientKey[] | undefined;
  readonly clientSecret?: string | undefined;
  readonly scope: string;
  /** The provider's `acr` values, and what each is worth. */
  readonly levels: Readonly<Record<string, AssuranceLevel>>;
  /** The algorithm the provider signs id tokens with; another is refused. */
  readonly idTokenAlg: string;
  readonly kvkClaim: string;
  readonly establishmentClaim: string;
}

/** A private key of ours as JWK. */
export interface ClientKey {
  readonly kty: 'RSA' | 'EC';
  readonly kid: string;
  readonly alg: 'PS256' | 'RS256' | 'ES256';
  readonly [part: string]: unknown;
}

const json = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'geen geldige JSON / no valid JSON' });
    return z.NEVER;
  }
};

/** `OPENID_PROVIDERS`: a JSON list. Reads it, or says what is wrong without showing what it holds. */
export const openIdProviders = z
  .string()
  .transform(json)
  .pipe(z.array(provider))
  .refine(
    (providers) => new Set(providers.map(({ id }) => id)).size === providers.length,
    'hetzelfde id staat er twee keer / the same id twice',
  );

/** `OPENID_LEVELS`: a JSON object, per role the least level with which a provider's sign-in opens it. */
export const openIdLevels = z.string().transform(json).pipe(z.record(z.string(), level));

/** Whether the issuer is reached safely: by TLS, or on this machine in a demo. */
export function isSafeIssuer(issuer: string, demo: boolean): boolean {
  return issuer.startsWith('https:') || (demo && /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(issuer));
}
