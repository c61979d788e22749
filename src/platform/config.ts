import { z } from 'zod';
import type { MailPace } from './mail-line.js';
import {
  isSafeIssuer,
  openIdLevels,
  openIdProviders,
  type AssuranceLevel,
  type OpenIdProvider,
} from './openid-config.js';

/** 256 bits or more in base64url, and not one sign over and over. */
const appKey = /^(?=[\w-]{43,}$)(?!(.{1,12})\1+.{0,12}$)/;
const whatAppKeys =
  'geheime sleutels, de nieuwste eerst, met een komma ertussen; maak ze met npm run keys:rotate / secret keys, the newest first, with a comma between; make them with npm run keys:rotate';

const mostHours = 10_000;

const machineToken = z.string().min(24, 'minstens 24 tekens / 24 characters or more').optional();

const shape = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROUTEKAART_MODE: z.enum(['demo', 'production']).default('production'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Routekaart <noreply@routekaart.example>'),
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(8),
  MAIL_PATIENCE_SECONDS: z.coerce.number().positive().max(60).default(30),
  MAIL_DOMAIN_AT_ONCE: z.coerce.number().int().min(1).max(100).default(3),
  MAIL_DOMAIN_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  APP_KEYS: z
    .string({ error: whatAppKeys })
    .transform((list) => list.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => appKey.test(key)), whatAppKeys)
    .refine(
      (keys) => new Set(keys).size === keys.length,
      'dezelfde sleutel staat er twee keer / the same key twice',
    ),
  OPENID_PROVIDERS: openIdProviders.default([]),
  OPENID_LEVELS: openIdLevels.default({}),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  SIGN_INS_PER_QUARTER: z.coerce.number().int().positive().default(60),
  SIGN_INS_PER_ADDRESS: z.coerce.number().int().positive().optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(1200),
  LIMITS_TIMES: z.coerce.number().positive().default(1),
  FREE_OPERATIONS: z.enum(['on', 'off']).optional(),
  SECURITY_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  METRICS_TOKEN: machineToken,
  BOUNCE_TOKEN: machineToken,
  MAIL_BOUNCES_TO: z.email().optional(),
  TRUST_PROXY: z.string().default('loopback'),
  SESSION_IDLE_HOURS: z.coerce
    .number()
    .positive()
    .max(mostHours)
    .default(14 * 24),
  SESSION_WHOLE_HOURS: z.coerce
    .number()
    .positive()
    .max(mostHours)
    .default(30 * 24),
  DESK_SESSION_IDLE_HOURS: z.coerce.number().positive().max(mostHours).default(8),
  DESK_SESSION_WHOLE_HOURS: z.coerce.number().positive().max(mostHours).default(12),
  WEDGED_AFTER_SECONDS: z.coerce.number().int().min(5).max(3600).default(300),
  DATABASE_POOL: z.coerce.number().int().positive().default(10),
  DATA_DIR: z.string().default('.data'),
  ERASURE_LEDGER: z.string().optional(),
});

/** Everything the environment decides, parsed once. */
export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly port: number;
  /** Where people reach the product; links in mail begin with it. */
  readonly publicUrl: string;
  /** Demo mode has a local mailbox, demo accounts and introspection; production has none of these. */
  readonly demo: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Connections of one process to the mail server. */
  readonly mailConnections: number;
  /** After so many seconds of silence the mail server is given up on, for that mail. */
  readonly mailPatienceSeconds: number;
  /** How much goes to one domain, of all processes together. */
  readonly mailPace: MailPace;
  /** What we sign and seal with: the first makes, all recognise. Never empty. */
  readonly appKeys: readonly string[];
  /** Where people can sign in besides here; none unless they are set. */
  readonly openIdProviders: readonly OpenIdProvider[];
  /** Per role, as far as it differs from the default: the least level with which a provider's sign-in opens it. */
  readonly openIdLevels: Readonly<Record<string, AssuranceLevel>>;
  readonly logLevel: string;
  /** Per source address: sign-in links asked for, and as many used, in 15 minutes. */
  readonly signInsPerQuarter: number;
  /** Per e-mail address, known or not: sign-in mails in 15 minutes. */
  readonly signInsPerAddress: number;
  /** Per source address: requests in a minute. */
  readonly requestsPerMinute: number;
  /** Every limit that an operation declares beside its resolver, times this. */
  readonly limitsTimes: number;
  /** Whether `/graphql` answers any operation, or only those that our own pages ask. */
  readonly freeOperations: boolean;
  /** Where a weakness can be reported: a `mailto:` or `https:` address. */
  readonly securityContact: string;
  /** What a machine shows to read `/metrics`; without it there is none. */
  readonly metricsToken: string | undefined;
  /** What the mail server shows to hand in what comes back; without it that is not taken in. */
  readonly bounceToken: string | undefined;
  /** Where mail that cannot be delivered goes back to; by default the address of `mailFrom`. */
  readonly mailBouncesTo: string | undefined;
  readonly databasePool: number;
  /** A worker in which nothing happens for so long, with work in hand or to be had, ends itself to be started again. */
  readonly wedgedAfterSeconds: number;
  /**
   * The folder of what must survive a restored backup: who was erased, and where the audit trail ended. Beside the
   * data, never in them: a restored copy of the data may not bring back an older ledger.
   */
  readonly ledgerDir: string;
  /** Whose word on a request's source address counts: Express's `trust proxy`, a number being how many proxies. */
  readonly trustProxy: string | number;
  /** How long sessions last, in hours: unused, and in all. */
  readonly sessions: {
    readonly desk: { readonly idleHours: number; readonly wholeHours: number };
    readonly others: { readonly idleHours: number; readonly wholeHours: number };
  };
  /** The roles that ask a passkey besides a mailed link; none in demo mode. */
  readonly secondStepRoles: readonly ('ADVISER' | 'COORDINATOR' | 'OPERATOR')[];
}

/** Reads the configuration. Throws one error that names every variable that is wrong and what it should be. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(
      `De instellingen kloppen niet; zie .env.example. / The settings are wrong; see .env.example.\n${lines.join('\n')}`,
    );
  }
  const values = parsed.data;
  const demo = values.ROUTEKAART_MODE === 'demo';
  if (!demo && !values.PUBLIC_URL) {
    throw new Error(
      'PUBLIC_URL ontbreekt: het adres waarop mensen het product bereiken. / PUBLIC_URL is missing: the address at which people reach the product.',
    );
  }
  if (!demo && !values.PUBLIC_URL?.startsWith('https:')) {
    throw new Error(
      'PUBLIC_URL moet met https: beginnen: over http kan iedereen onderweg meelezen. / PUBLIC_URL must begin with https: over http anybody on the way reads along.',
    );
  }
  if (!demo && !values.SMTP_URL) {
    throw new Error(
      'SMTP_URL ontbreekt: zonder mailserver hoort niemand iets. / SMTP_URL is missing: without a mail server nobody is told anything.',
    );
  }
  const unsafe = values.OPENID_PROVIDERS.find(({ issuer }) => !isSafeIssuer(issuer, demo));
  if (unsafe) {
    throw new Error(
      `OPENID_PROVIDERS: de issuer van "${unsafe.id}" moet met https:// beginnen. / the issuer of "${unsafe.id}" must begin with https://.`,
    );
  }
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, '');
  return {
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    port: values.PORT,
    publicUrl,
    demo,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailConnections: values.MAIL_CONNECTIONS,
    mailPatienceSeconds: values.MAIL_PATIENCE_SECONDS,
    mailPace: { domainAtOnce: values.MAIL_DOMAIN_AT_ONCE, domainPerMinute: values.MAIL_DOMAIN_PER_MINUTE },
    appKeys: values.APP_KEYS,
    openIdProviders: values.OPENID_PROVIDERS,
    openIdLevels: values.OPENID_LEVELS,
    logLevel: values.LOG_LEVEL,
    signInsPerQuarter: values.SIGN_INS_PER_QUARTER,
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
    limitsTimes: values.LIMITS_TIMES,
    freeOperations: (values.FREE_OPERATIONS ?? (demo ? 'on' : 'off')) === 'on',
    // The mailbox that RFC 2142 gives every domain for this.
    securityContact: values.SECURITY_CONTACT ?? `mailto:security@${new URL(publicUrl).hostname}`,
    metricsToken: values.METRICS_TOKEN,
    bounceToken: values.BOUNCE_TOKEN,
    mailBouncesTo: values.MAIL_BOUNCES_TO,
    databasePool: values.DATABASE_POOL,
    wedgedAfterSeconds: values.WEDGED_AFTER_SECONDS,
    ledgerDir: values.ERASURE_LEDGER ?? `${values.DATA_DIR.replace(/\/+$/, '')}.ledger`,
    signInsPerAddress: values.SIGN_INS_PER_ADDRESS ?? (demo ? values.SIGN_INS_PER_QUARTER : 10),
    trustProxy: /^\d+$/.test(values.TRUST_PROXY) ? Number(values.TRUST_PROXY) : values.TRUST_PROXY,
    sessions: {
      desk: { idleHours: values.DESK_SESSION_IDLE_HOURS, wholeHours: values.DESK_SESSION_WHOLE_HOURS },
      others: { idleHours: values.SESSION_IDLE_HOURS, wholeHours: values.SESSION_WHOLE_HOURS },
    },
    secondStepRoles: demo ? [] : ['ADVISER', 'COORDINATOR', 'OPERATOR'],
  };
}
