import {
  anyone,
  caseTeam,
  deskPeople,
  sides,
  whoReadsMessage,
  whoseHesitation,
  whoSeesOffer,
} from '../audience.js';
import type { ExpectedTypes } from './declare.js';

/** What is written about an introduction; what takes hesitations away: schemes are no secret; that one is offered to somebody is. */
export const remedies: ExpectedTypes = {
  Message: { 'from isForEmployer isMine position readBy text writtenAt': whoReadsMessage },
  MessageConnection: { 'nodes pageInfo totalCount': anyone },
  CaseNote: { 'by text writtenAt': caseTeam },
  MessagePayload: { 'introduction problems': anyone },
  Query: { 'remedies remedyFigures': deskPeople },
  Remedy: {
    'amountText checkedOn isChecked claimFrom claimText claimUntil coversMonths eases id isPersonal kind name':
      anyone,
    'offeredBy sides source sourceUrl text validFrom validUntil': anyone,
  },
  RemedyEntry: {
    'amountCents amountIsAtMost amountPer conditionTexts conditions isInForce nameEn nameNl remedy textEn textNl':
      deskPeople,
    'checkedBy version yearMostCents': deskPeople,
  },
  RemedyCondition: { 'atLeast atMost from on oneOf until': deskPeople },
  RemedyFigure: { 'declined didNotHelp helped hesitation kind offered taken': deskPeople },
  RemedyProposal: { 'conditions coversUntil fit hesitation remedy side worthText': whoseHesitation },
  RemedyConditionFit: { 'fit text': sides },
  RemedyOffer: { 'helped hesitation id isPersonal mayDo offeredAt remedy status toSide': whoSeesOffer },
  HesitationPayload: { 'introduction problems': anyone },
  RemedyPayload: { 'entry problems': anyone },
  RemediesPayload: { 'entries problems': anyone },
};
