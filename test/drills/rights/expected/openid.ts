import { addressee, anyone, signedIn } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** Signing in at a provider. What waits to be connected is for the browser that holds its cookie, which no role has. */
export const openId: ExpectedTypes = {
  SignInProvider: { 'id kind name': anyone },
  OpenIdConnection: { 'connectedAt id lastUsedAt provider': addressee },
  OpenIdToConnect: { 'email kvkNumber name provider': anyone },
  BeginOpenIdPayload: { 'problems url': anyone },
  FinishOpenIdPayload: { 'company outcome problems returnPath': anyone },
  EndSessionPayload: { providerUrl: anyone },
  AskOpenIdAccountPayload: { 'accepted problems': anyone },
  EnterCompanyPayload: { 'as claimWaits employers kvkNumber problems': signedIn },
  DisconnectOpenIdPayload: { 'disconnected problems': anyone },
};
