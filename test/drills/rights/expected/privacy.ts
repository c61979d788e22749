import { anyone, signedIn } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** One's own data: everything hangs from `myData`, which has no argument and is about whoever asks. */
export const privacy: ExpectedTypes = {
  MyData: { 'erasureAskedAt erasureConfirmedAt goesOn holds latestDownload': signedIn },
  ErasureHold: { 'reason sentence until': signedIn },
  DataDownload: { 'askedAt expiresAt id openedAt readyAt': signedIn },
  MyDataPayload: { 'myData problems': anyone },
  OpenDownloadPayload: { 'html json problems': anyone },
  EraseCandidatePayload: { 'asked problems': anyone },
  Query: { myData: signedIn },
};
