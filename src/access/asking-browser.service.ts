import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Ids } from '../platform/ids.service.js';
import { hashOf } from './secret-hash.service.js';

const keptDays = 7;
const secretPattern = /^[\w-]{43}$/;

/**
 * Knows again the browser that asked to sign in, by a random secret in a cookie that no script can read. It says
 * nothing of who uses the browser, and is taken away when somebody has signed in. It opens nothing without a mailed link,
 * so that a rotation of keys between asking and opening need not be noticed.
 */
@Injectable()
export class AskingBrowser {
  private readonly secure: boolean;
  private readonly cookieName: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly ids: Ids,
  ) {
    this.secure = config.publicUrl.startsWith('https:');
    this.cookieName = this.secure ? '__Host-routekaart-browser' : 'routekaart-browser';
  }

  /** What is kept of this browser; null when it never asked. */
  hashOf(request: Request): string | null {
    const secret = this.secretOf(request);
    return secret === null ? null : hashOf(secret);
  }

  /** What to keep of the browser that asks; gives it its cookie. Asking twice keeps the first mail good in it too. */
  mark({ request, response }: { request: Request; response: Response }): string {
    const secret = this.secretOf(request) ?? this.ids.secret();
    response.cookie(this.cookieName, secret, { ...this.attributes, maxAge: keptDays * 24 * 3_600_000 });
    return hashOf(secret);
  }

  forget(response: Response): void {
    response.clearCookie(this.cookieName, this.attributes);
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
  }

  private secretOf(request: Request): string | null {
    const secret = parseCookie(request.headers.cookie ?? '')[this.cookieName];
    return secret !== undefined && secretPattern.test(secret) ? secret : null;
  }
}
