import type { enrolmentStatuses, Introduction } from '../introductions/introduction.js';
import type { Milestone, MilestoneKind } from '../introductions/milestone.js';
import { talksOf } from '../support-talks/support-talk.js';
import type { RouteFacts } from './route.js';

/** What the specs of routes begin with. */
export const day = '2026-11-20';
export const proposed: Introduction = {
  id: 'i',
  version: 1,
  placeId: 'p',
  employerId: 'e',
  candidateId: 'c',
  regionCode: 'AM05',
  candidateRegionCode: 'AM05',
  proposedBy: 'a',
  proposedAt: new Date(0),
  message: null,
  answerOrder: 'CANDIDATE_FIRST',
  status: 'PROPOSED',
  candidateAccepted: null,
  employerAccepted: null,
  candidateMessage: null,
  employerMessage: null,
  enrolment: null,
  permission: null,
  moveBy: '2026-11-27',
  endCause: null,
  declineReason: null,
  endNote: null,
  endedAt: null,
};
export const accepted: Introduction = {
  ...proposed,
  status: 'ACCEPTED',
  candidateAccepted: true,
  employerAccepted: true,
};
export const placed: Introduction = { ...accepted, status: 'PLACED', moveBy: null };
export const factsOf = (more: Partial<RouteFacts>): RouteFacts => {
  const { milestones: known = [], placement = null } = more;
  const last = known.find(({ kind }) => kind === 'TALK') ?? null;
  return {
    introduction: proposed,
    milestones: known,
    placement,
    talks: placement ? talksOf({ startsOn: placement.startsOn, weeks: [2, 6, 14], held: [], last }) : [],
    today: day,
    workingDays: 5,
    ...more,
  };
};
export const fact = (kind: MilestoneKind, status: Milestone['status'], onDate: string | null) => ({
  kind,
  status,
  onDate,
});
export const starts = (startsOn: string, endedOn: string | null = null) => ({ startsOn, endedOn });
export const enrolled = (status: (typeof enrolmentStatuses)[number]) => ({
  status,
  classStartId: null,
  intakeOn: null,
  toldBy: 'SCHOOL' as const,
  updatedAt: new Date(0),
});
