import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** What a page of ours may use of a browser: nothing but passkeys and the clipboard. */
const permissions = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'gamepad',
  'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment',
  'picture-in-picture', 'screen-wake-lock', 'serial', 'storage-access', 'usb', 'xr-spatial-tracking',
].map((feature) => `${feature}=()`); // prettier-ignore
const permissionsPolicy = [
  ...permissions,
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  'clipboard-write=(self)',
  'fullscreen=(self)',
].join(', ');

/** The nonce of this response: for every `<script>` and `<style>` of a page that the server writes. */
export function nonceOf(response: Response): string {
  return String(response.locals['nonce']);
}

/**
 * The headers of every response. The content security policy lets a page run only scripts that carry this response's
 * nonce and what those load, never what somebody managed to write into it; styles only as files of ours or with the
 * nonce. Nothing is kept by caches unless the one that answers says so.
 */
export function responseHeaders(publicUrl: string): RequestHandler[] {
  const overHttps = publicUrl.startsWith('https:');
  const withNonce = (_: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`;
  return [
    (_: Request, response: Response, next: NextFunction) => {
      response.locals['nonce'] = randomBytes(16).toString('base64');
      response.set({ 'Permissions-Policy': permissionsPolicy, 'Cache-Control': 'private, no-store' });
      next();
    },
    helmet({
      strictTransportSecurity: overHttps && { maxAge: 63_072_000, includeSubDomains: true },
      crossOriginEmbedderPolicy: { policy: 'require-corp' },
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: [withNonce, "'strict-dynamic'"],
          styleSrc: ["'self'", withNonce],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          // No text becomes code in the page itself either: nothing of ours writes HTML or makes scripts. The page's
          // own policy lets an element be emptied.
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ['default'],
          ...(overHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
    }),
  ];
}
