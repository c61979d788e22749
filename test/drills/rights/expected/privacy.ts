import { addressee, anyone, holdersOf, signedIn, type Audience } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

const overseers = holdersOf('COORDINATOR', 'OPERATOR');
/** Of the region whose trail it is, the coordinator; an operator only that a case was opened in an emergency. */
const trail: Audience = (viewer, _thing, node) =>
  viewer.coordinatorIn.includes(String(node['regionCode'])) ||
  (viewer.roles.includes('OPERATOR') && node['action'] === 'CANDIDATE_GLASS_BROKEN');
const ofCoordinator: Audience = (viewer, _thing, node) =>
  viewer.coordinatorIn.includes(String(node['regionCode']));

/** One's own data: everything hangs from `myData`, which has no argument and is about whoever asks. */
export const privacy: ExpectedTypes = {
  MyData: { 'erasureAskedAt erasureConfirmedAt goesOn holds latestDownload': signedIn },
  ErasureHold: { 'reason sentence until': signedIn },
  DataDownload: { 'askedAt expiresAt id openedAt readyAt': addressee },
  MyDataPayload: { 'myData problems': anyone },
  OpenDownloadPayload: { 'html json problems': anyone },
  EraseCandidatePayload: { 'asked problems': anyone },
  AuditEntry: {
    'action actorKind actorName actorRoles at details id regionCode subjectKind why': trail,
    subjectName: ofCoordinator,
  },
  AuditEntryConnection: { 'nodes pageInfo totalCount': overseers },
  ExportAuditPayload: { 'csv problems': overseers },
  Query: { myData: signedIn, auditTrail: overseers },
};
