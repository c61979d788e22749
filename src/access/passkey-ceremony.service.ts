import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Passkey } from './passkeys.repository.js';

const answerShape = z.looseObject({
  id: z.string().min(1).max(2000),
  response: z.looseObject({ clientDataJSON: z.string().min(1) }),
});
const clientData = z.looseObject({ challenge: z.string().min(20).max(200) });

/**
 * The two ceremonies of WebAuthn, for this address and no other: `PUBLIC_URL` is the origin, its host the relying party.
 * A passkey always asks its owner's finger, face or PIN (user verification), so that by itself it is two factors.
 */
@Injectable()
export class PasskeyCeremony {
  private readonly origin: string;
  private readonly host: string;

  constructor(@Inject(CONFIG) config: Config) {
    const url = new URL(config.publicUrl);
    this.origin = url.origin;
    this.host = url.hostname;
  }

  /** What the browser needs to make a passkey; the ones somebody has are not made twice on one device. */
  registrationOptions(account: { id: string; email: string; name: string }, passkeys: readonly Passkey[]) {
    return generateRegistrationOptions({
      rpName: 'Routekaart',
      rpID: this.host,
      userID: new TextEncoder().encode(account.id),
      userName: account.email,
      userDisplayName: account.name,
      attestationType: 'none',
      excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** What the browser needs to show a passkey: one of these, or (none given) whichever it has for this address. */
  showOptions(passkeys: readonly Passkey[]) {
    return generateAuthenticationOptions({
      rpID: this.host,
      userVerification: 'required',
      ...(passkeys.length > 0
        ? {
            allowCredentials: passkeys.map(({ credentialId, transports }) => ({
              id: credentialId,
              transports,
            })),
          }
        : {}),
    });
  }

  /** Which question an answer says it answers, and with which credential; null when it is no such answer. */
  read(answer: unknown): { credentialId: string; challenge: string } | null {
    const parsed = answerShape.safeParse(answer);
    if (!parsed.success) return null;
    try {
      const json: unknown = JSON.parse(
        Buffer.from(parsed.data.response.clientDataJSON, 'base64url').toString('utf8'),
      );
      const data = clientData.safeParse(json);
      return data.success ? { credentialId: parsed.data.id, challenge: data.data.challenge } : null;
    } catch {
      return null;
    }
  }

  /** The new passkey an answer brings; null when it does not hold. */
  async made(answer: object, challenge: string) {
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: answer as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.host,
        requireUserVerification: true,
      });
      if (!verified) return null;
      const { credential, credentialBackedUp } = registrationInfo;
      return {
        credentialId: credential.id,
        publicKey: credential.publicKey,
        signCount: credential.counter,
        transports: (credential.transports ?? []).map(String).slice(0, 10),
        synced: credentialBackedUp,
      };
    } catch {
      return null;
    }
  }

  /**
   * The passkey's counter after an answer that holds; null when it does not. A counter that does not go up is refused by
   * the library: the passkey may have been copied.
   */
  async shown(answer: object, challenge: string, passkey: Passkey) {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.host,
        requireUserVerification: true,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.signCount,
        },
      });
      return verified
        ? { signCount: authenticationInfo.newCounter, synced: authenticationInfo.credentialBackedUp }
        : null;
    } catch {
      return null;
    }
  }
}
