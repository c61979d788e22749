import { anyone, holdersOf, ownDesk, sides, whoseHesitation } from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** What two sides arrange is of both; what each told of it is its own and the desk's. The papers of a placement are of both. */
export const meetings: ExpectedTypes = {
  Query: { asks: holdersOf('CANDIDATE', 'EMPLOYER', 'ADVISER', 'COORDINATOR') },
  Ask: {
    'answerBy askedAt askedBy candidate endText id introduction isLate isMutual mayAnswer mayWithdraw place profile':
      sides,
    'declineReason deskNote otherWords status turnText words': sides,
  },
  UnnamedMatches: { 'isTooFew most nodes': holdersOf('EMPLOYER') },
  UnnamedMatch: { 'handle isInvited profile': holdersOf('EMPLOYER') },
  AskPayload: { 'ask problems warnings': anyone },
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
  SupportTalks: { 'maySay mayRecord toHold held voices': sides, warnedSince: ownDesk },
  TalkToHold: { 'dueOn heldOn isBehind weeks': sides },
  SupportTalk: { 'candidateGoes employerGoes heldOn id note weeks': ownDesk },
  PlacementVoice: { 'goes note saidAt side': whoseHesitation },
  SupportTalksPayload: { 'introduction problems': anyone },
  SignaturePayload: { 'introduction problems': anyone },
  MeetingPayload: { 'introduction problems': anyone },
};
