import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { publicKeyOf } from './openid-keys.service.js';

/** The public keys by which providers know that a request is ours (`jwks_uri` of `private_key_jwt`, RFC 7523). */
@Controller('.well-known')
export class OpenIdKeysController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('openid-client-keys.json')
  @Header('Cache-Control', 'public, max-age=300')
  keys(): { keys: Record<string, unknown>[] } {
    const keys = this.config.openIdProviders.flatMap(({ clientKeys }) => clientKeys ?? []);
    return { keys: [...new Map(keys.map((key) => [key.kid, publicKeyOf(key)])).values()] };
  }
}
