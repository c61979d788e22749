import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';

const minute = 60_000;

/**
 * What ties a sign-in to the browser that began it: a secret in a cookie that scripts cannot read, and that no other
 * site makes the browser send. Each sign-in has its own, so that two tabs do not disturb each other.
 */
@Injectable()
export class OpenIdCookies {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.secure = config.publicUrl.startsWith('https:');
    this.name = this.secure ? '__Host-routekaart-openid' : 'routekaart-openid';
  }

  setBegun(response: Response, state: string, secret: string): void {
    response.cookie(this.begunName(state), secret, { ...this.attributes, maxAge: 10 * minute });
  }

  begun(request: Request, state: string): string | undefined {
    return /^[\w-]{43}$/.test(state) ? this.read(request, this.begunName(state)) : undefined;
  }

  clearBegun(response: Response, state: string): void {
    response.clearCookie(this.begunName(state), this.attributes);
  }

  setWaiting(response: Response, secret: string): void {
    response.cookie(this.waitingName, secret, { ...this.attributes, maxAge: 60 * minute });
  }

  waiting(request: Request): string | undefined {
    return this.read(request, this.waitingName);
  }

  clearWaiting(response: Response): void {
    response.clearCookie(this.waitingName, this.attributes);
  }

  private get waitingName(): string {
    return `${this.name}-waiting`;
  }

  private begunName(state: string): string {
    return `${this.name}-${state.slice(0, 8)}`;
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'strict', secure: this.secure, path: '/' } as const;
  }

  private read(request: Request, name: string): string | undefined {
    return parseCookie(request.headers.cookie ?? '')[name];
  }
}
