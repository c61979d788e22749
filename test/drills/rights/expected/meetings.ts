import { anyone, sides, whoseHesitation } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** What two sides arrange is of both; what each told of it is its own and the desk's. The papers of a placement are of both. */
export const meetings: ExpectedTypes = {
  Meeting: {
    'bring endsAt form id kind location mayDo moveBy outcomes reason reasonText stage startsAt': sides,
    'checklist hasPaper tasks times timesOf turnText turns version whoComes': sides,
  },
  TasterDayCheck: { 'isDone step': sides },
  MeetingTime: { 'endsAt startsAt': sides },
  MeetingToldOutcome: { 'note outcome side toldAt': whoseHesitation },
  PlacementPapers: { 'checks mayRecord signatures': sides },
  PlacementPaperLine: { 'check isDone': sides },
  AgreementSignature: { 'signedOn signer': sides },
  SignaturePayload: { 'introduction problems': anyone },
  MeetingPayload: { 'introduction problems': anyone },
};
