import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AnswerIntroduction } from '../introductions/answer-introduction.usecase.js';
import { ConfirmPlacement } from '../introductions/confirm-placement.usecase.js';
import { reasonsOf } from '../introductions/decline-reason.js';
import type { HesitationKind } from '../introductions/introduction.js';
import { ProposeIntroduction } from '../introductions/propose-introduction.usecase.js';
import { RecordEnrolment } from '../introductions/record-enrolment.usecase.js';
import { RecordMilestone } from '../introductions/record-milestone.usecase.js';
import { WithdrawIntroduction } from '../introductions/withdraw-introduction.usecase.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { addDays } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import type { DemoAdviser } from './demo-desks.service.js';
import type { DemoRegion } from './demo-region.js';
import type { Draw } from './draw.js';

/** How far an introduction of the demo has come, and how many of a hundred have come so far. */
const courses = [
  { weight: 22, until: 'PROPOSED' },
  { weight: 18, until: 'CANDIDATE_YES' },
  { weight: 18, until: 'BOTH_YES' },
  { weight: 14, until: 'ENROLLING' },
  { weight: 10, until: 'PLACED' },
  { weight: 7, until: 'CANDIDATE_NO' },
  { weight: 7, until: 'EMPLOYER_NO' },
  { weight: 4, until: 'WITHDRAWN' },
] as const;

const candidateFears: readonly HesitationKind[] = ['TRAVEL', 'LANGUAGE', 'SCHOOL', 'CONFIDENCE'];
const employerFears: readonly HesitationKind[] = ['SUPERVISION', 'COST', 'PAPERWORK', 'ILLNESS_RISK'];

/** Introductions in every state, made by the same actions as people make them. */
@Injectable()
export class DemoIntroductions {
  constructor(
    private readonly matching: MatchingRepository,
    private readonly proposals: ProposeIntroduction,
    private readonly answers: AnswerIntroduction,
    private readonly enrolments: RecordEnrolment,
    private readonly milestones: RecordMilestone,
    private readonly placements: ConfirmPlacement,
    private readonly withdrawals: WithdrawIntroduction,
  ) {}

  /** The first place stays without introductions: it is there to be tried. */
  async fill(
    tx: Tx,
    draw: Draw,
    region: DemoRegion,
    places: readonly Place[],
    advisers: readonly DemoAdviser[],
  ): Promise<void> {
    const ids = places.slice(1).map(({ id }) => id);
    const matches = await this.matching.candidatesForPlaces(tx, ids, 4);
    let left = region.introductions;
    for (const place of places.slice(1)) {
      for (const { candidateId } of matches.get(place.id)?.best ?? []) {
        if (left === 0) return;
        if (candidateId === null || draw.chance(0.35)) continue;
        const actor = adviserActor(draw.pick(advisers));
        if (await this.introduction(tx, draw, actor, candidateId, place)) left -= 1;
      }
    }
  }

  private async introduction(
    tx: Tx,
    draw: Draw,
    actor: Actor,
    candidateId: string,
    place: Place,
  ): Promise<boolean> {
    const proposed = await this.proposals.within(tx, actor, {
      candidateId,
      placeId: place.id,
      message: draw.chance(0.5) ? 'Dit lijkt me een mooie plek voor u. Zullen we kennismaken?' : null,
    });
    if (proposed.problems) return false;
    const { id } = proposed.value.introduction;
    const { until } = draw.weighted(courses);
    const answer = (
      onBehalfOf: 'CANDIDATE' | 'EMPLOYER',
      accept: boolean,
      fears: readonly HesitationKind[],
    ) =>
      this.answers.within(tx, actor, {
        id,
        accept,
        hesitation: !accept || draw.chance(0.25) ? draw.pick(fears) : null,
        adviserOnly: draw.chance(0.3),
        message: null,
        onBehalfOf,
        reason: accept ? null : draw.pick(reasonsOf[onBehalfOf]),
      });
    if (until === 'PROPOSED') return true;
    if (until === 'WITHDRAWN') {
      await this.withdrawals.within(tx, actor, id, 'De kandidaat heeft zelf een leerbaan gevonden.');
      return true;
    }
    await answer('CANDIDATE', until !== 'CANDIDATE_NO', candidateFears);
    if (until === 'CANDIDATE_NO' || until === 'CANDIDATE_YES') return true;
    await answer('EMPLOYER', until !== 'EMPLOYER_NO', employerFears);
    if (until === 'EMPLOYER_NO' || until === 'BOTH_YES') return true;
    const status =
      until === 'PLACED' ? ('ADMITTED' as const) : draw.pick(['ASKED', 'INTAKE', 'WAITING_LIST'] as const);
    const news = { introductionId: id, status, classStartId: null, intakeOn: null, note: null };
    await this.enrolments.within(tx, actor, news);
    await this.milestones.within(tx, actor, {
      introductionId: id,
      kind: 'MEETING',
      status: 'DONE',
      onDate: tx.today,
    });
    if (until === 'ENROLLING' && draw.chance(0.5))
      await this.milestones.within(tx, actor, {
        introductionId: id,
        kind: 'TASTER_DAY',
        status: 'PLANNED',
        onDate: addDays(tx.today, draw.pick([3, 6, 9])),
      });
    if (until === 'PLACED') await this.placements.within(tx, actor, id, place.startsOn);
    return true;
  }
}

/** An adviser of the demo as whoever does something. */
export function adviserActor({ accountId, regionCode }: DemoAdviser): Actor {
  return { accountId, grants: [{ role: 'ADVISER', regionCode, subjectId: null }], session: null };
}
