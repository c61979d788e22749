import { Inject, Injectable, Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Locale } from '../platform/locale.js';
import { assuranceLevels, type AssuranceLevel, type OpenIdProvider } from '../platform/openid-config.js';
import { isOpenIdFault, openIdFaultOf, type OpenIdFault } from './openid-fault.js';
import type { Claims } from './openid-claims.js';
import { reaches } from './openid-level.js';
import { signingKeyOf } from './openid-keys.service.js';

/** What only we and the browser that began know of a sign-in. */
export interface OpenIdSecrets {
  readonly state: string;
  readonly nonce: string;
  /** The PKCE verifier: 43 signs or more. */
  readonly verifier: string;
}

/** An answer whose signature, issuer, audience, time and nonce are right. */
export interface TrustedAnswer {
  readonly idToken: string;
  readonly claims: Claims & { readonly iss: string; readonly sub: string };
  /** What the provider adds about the same `sub`, at its userinfo endpoint. */
  readonly more: Claims;
}

const secondsForAnswer = 10;
const discoveredForMs = 60 * 60_000;

/**
 * Talks to the providers by `openid-client`, to the NL GOV profile for OpenID Connect: code flow, PKCE by S256, state,
 * nonce, the `iss` of RFC 9207, `private_key_jwt`, and a signature that is checked although the token came over TLS.
 */
@Injectable()
export class OpenIdClients {
  private readonly log = new Logger('openid');
  private readonly known = new Map<string, Promise<openid.Configuration>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The provider of that id; undefined when there is none. */
  provider(id: string): OpenIdProvider | undefined {
    return this.config.openIdProviders.find((provider) => provider.id === id);
  }

  get providers(): readonly OpenIdProvider[] {
    return this.config.openIdProviders;
  }

  /** Where the browser goes to sign in at the provider, by a pushed request where it takes those (RFC 9126). */
  async begin(
    provider: OpenIdProvider,
    { state, nonce, verifier }: OpenIdSecrets,
    least: AssuranceLevel,
    locale: Locale,
  ): Promise<string | OpenIdFault> {
    return this.faultless(provider, async () => {
      const client = await this.clientOf(provider);
      const parameters = {
        redirect_uri: this.redirectUri(provider),
        response_type: 'code',
        scope: provider.scope,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: acrValues(provider, least),
        ui_locales: locale,
      };
      const pushes = client.serverMetadata().pushed_authorization_request_endpoint !== undefined;
      const url = pushes
        ? await openid.buildAuthorizationUrlWithPAR(client, parameters)
        : openid.buildAuthorizationUrl(client, parameters);
      return url.href;
    });
  }

  /** Exchanges what the browser came back with (its query) for who signed in. */
  async finish(
    provider: OpenIdProvider,
    query: URLSearchParams,
    { state, nonce, verifier }: OpenIdSecrets,
  ): Promise<TrustedAnswer | OpenIdFault> {
    return this.faultless(provider, async () => {
      const client = await this.clientOf(provider);
      const came = new URL(`${this.redirectUri(provider)}?${query.toString()}`);
      const tokens = await openid.authorizationCodeGrant(client, came, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || !tokens.id_token) throw new Error('no id token');
      const asks = client.serverMetadata().userinfo_endpoint !== undefined;
      const more = asks ? await openid.fetchUserInfo(client, tokens.access_token, claims.sub) : {};
      return { idToken: tokens.id_token, claims, more };
    });
  }

  /** Where the browser goes to sign out there too; null when the provider has no such page or is away. */
  async endSessionUrl(providerId: string, idToken: string): Promise<string | null> {
    const provider = this.provider(providerId);
    if (!provider) return null;
    const url = await this.faultless(provider, async () => {
      const client = await this.clientOf(provider);
      if (client.serverMetadata().end_session_endpoint === undefined) return null;
      return openid.buildEndSessionUrl(client, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${this.config.publicUrl}/`,
      }).href;
    });
    return isOpenIdFault(url) ? null : url;
  }

  private redirectUri({ id }: OpenIdProvider): string {
    return `${this.config.publicUrl}/aanmelden/openid/${id}`;
  }

  private clientOf(provider: OpenIdProvider): Promise<openid.Configuration> {
    const known = this.known.get(provider.id);
    if (known) return known;
    const client = discover(provider);
    this.known.set(provider.id, client);
    setTimeout(() => this.known.delete(provider.id), discoveredForMs).unref();
    // A provider that is away now is asked again by whoever comes next.
    client.catch(() => this.known.delete(provider.id));
    return client;
  }

  /** What a provider does wrong is no surprise: it is logged in a few words, and told as a fault. */
  private async faultless<T>(provider: OpenIdProvider, work: () => Promise<T>): Promise<T | OpenIdFault> {
    try {
      return await work();
    } catch (error) {
      const fault = openIdFaultOf(error);
      this.log.warn(`${provider.id}: ${fault.kind} (${fault.why})`);
      return fault;
    }
  }
}

/** The provider's names for the levels from the least upwards, the least first: no more is asked than is needed. */
function acrValues({ levels }: OpenIdProvider, least: AssuranceLevel): string {
  return Object.entries(levels)
    .filter(([, level]) => reaches(level, least))
    .sort(([, one], [, other]) => assuranceLevels.indexOf(one) - assuranceLevels.indexOf(other))
    .map(([acr]) => acr)
    .join(' ');
}

async function discover(provider: OpenIdProvider): Promise<openid.Configuration> {
  const [key] = provider.clientKeys ?? [];
  const authentication = key
    ? openid.PrivateKeyJwt({ key: await signingKeyOf(key), kid: key.kid })
    : openid.ClientSecretBasic(provider.clientSecret);
  return openid.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { id_token_signed_response_alg: provider.idTokenAlg },
    authentication,
    {
      timeout: secondsForAnswer,
      execute: [
        openid.enableNonRepudiationChecks,
        // The settings allow such an issuer in a demo on this machine only.
        ...(provider.issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []),
      ],
    },
  );
}
