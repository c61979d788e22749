import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { carrierOf, standIn } from '../desks/responsible.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { addDays, dateAt } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { PromisesRepository } from '../promises/promises.repository.js';
import { RoutesReader } from '../routes/route.loader.js';
import type { MilestoneName } from '../routes/route.js';
import { ReadTalks } from '../support-talks/read-talks.service.js';
import {
  isOwn,
  isShown,
  standingOf,
  usualDays,
  type CaseloadFilter,
  type CaseloadWhose,
  type Standing,
} from './caseload.js';
import { CaseloadRepository } from './caseload.repository.js';

/** One line of a work list. */
export interface CaseloadEntry extends Standing {
  readonly introduction: Introduction;
  readonly step: MilestoneName;
  readonly unread: number;
  readonly lastContactAt: Date;
  /** The account that carries it. */
  readonly carriedBy: string;
}

/** Days back over which is counted what is usual. */
const countedDays = 365;
/** More than any desk has running; the earliest to move come first. */
const readAtMost = 1000;

/** The introductions that run, as work: what is due, what stands still, and when there was last contact. */
@Injectable()
export class Caseload {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly routes: RoutesReader,
    private readonly promises: PromisesRepository,
    private readonly messages: MessagesRepository,
    private readonly talks: ReadTalks,
    private readonly caseload: CaseloadRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
  ) {}

  /**
   * What goes badly first, then what is due, then what stands still, then by the day: one's own cases, those of people
   * whose case team one is in, or all of one's regions.
   */
  async of(tx: Tx, actor: Actor, whose: CaseloadWhose, filter: CaseloadFilter): Promise<CaseloadEntry[]> {
    const { regions } = scopeOf(actor, 'caseload.read');
    const { accountId } = actor;
    if (accountId === null || regions.length === 0) return [];
    const scope =
      whose === 'TEAM'
        ? { subjects: [], caseRegions: regions, wholeRegions: [], accountId }
        : { subjects: [], caseRegions: [], wholeRegions: regions, accountId };
    const asked = {
      statuses: ['PROPOSED', 'ACCEPTED', 'PLACED'] as const,
      placeId: null,
      candidateId: null,
    };
    const { nodes } = await this.introductions.list(tx, scope, asked, { first: readAtMost });
    const all = await this.entriesOf(tx, nodes, accountId, whose === 'MINE');
    return all
      .filter((entry) => isShown(filter, entry))
      .sort(
        (one, other) =>
          Number(other.isWarned) - Number(one.isWarned) ||
          Number(other.isDue) - Number(one.isDue) ||
          Number(other.isStalled) - Number(one.isStalled) ||
          (one.introduction.moveBy ?? '9999').localeCompare(other.introduction.moveBy ?? '9999') ||
          one.introduction.id.localeCompare(other.introduction.id),
      );
  }

  private async entriesOf(
    tx: Tx,
    running: readonly Introduction[],
    accountId: string,
    isOwnAlone: boolean,
  ): Promise<CaseloadEntry[]> {
    const carriers = await this.introductions.carriersOf(
      tx,
      running.map(({ id }) => id),
    );
    const workers = await this.workersOf(tx, running, carriers);
    const hands = (introduction: Introduction) => ({
      carriedBy: carriers.get(introduction.id) ?? introduction.proposedBy,
      doneBy: workers.get(introduction.id) ?? null,
    });
    const nodes = isOwnAlone
      ? running.filter((each) => Object.values(hands(each)).includes(accountId))
      : running;
    const ids = nodes.map(({ id }) => id);
    const routes = await this.routes.routesOf(tx, nodes);
    const since = await this.promises.since(tx, ids);
    const unread = await this.messages.countUnread(tx, ids, accountId);
    const contacts = await this.caseload.lastContacts(tx, ids);
    const support = await this.talks.standingsOf(
      tx,
      nodes.filter(({ status }) => status === 'PLACED'),
    );
    const usual = new Map<string, ReadonlyMap<MilestoneName, number>>();
    for (const code of new Set(nodes.map(({ regionCode }) => regionCode)))
      usual.set(code, usualDays(await this.caseload.passages(tx, code, addDays(tx.today, -countedDays))));
    return nodes.flatMap((introduction, at) => {
      const { id, regionCode, proposedAt } = introduction;
      const route = routes[at];
      const talks = support.get(id);
      const isWarned = talks !== undefined && talks.warnedSince !== null;
      const step = route?.milestones.find(({ state }) => state === 'CURRENT')?.name ?? 'TALK';
      // At its end there is nothing to do any more, unless it goes badly.
      if (!route || !(route.turn || isWarned)) return [];
      const { carriedBy, doneBy } = hands(introduction);
      if (isOwnAlone && !isOwn(accountId, { carriedBy, doneBy }, route.turn ?? { parties: ['ADVISER'] }))
        return [];
      const goes = talks ? { talkOn: talks.next?.dueOn ?? null, isWarned } : null;
      const began = dateAt(since.get(id) ?? proposedAt);
      return [
        {
          introduction,
          step,
          unread: unread.get(id) ?? 0,
          lastContactAt: contacts.get(id) ?? proposedAt,
          carriedBy,
          ...standingOf(route.turn, began, usual.get(regionCode)?.get(step) ?? null, tx.today, goes),
        },
      ];
    });
  }

  /** Who does the work of each today: who carries it, their substitute, or a coordinator of the place's desk. */
  private async workersOf(
    tx: Tx,
    running: readonly Introduction[],
    carriers: ReadonlyMap<string, string>,
  ): Promise<Map<string, string | null>> {
    const codes = running.flatMap(({ regionCode, candidateRegionCode }) => [regionCode, candidateRegionCode]);
    const desks = await this.responsibilities.desks(tx, [...new Set(codes)]);
    return new Map(
      running.map(({ id, regionCode, candidateRegionCode, proposedBy }) => {
        const carrier = carriers.get(id) ?? proposedBy;
        const [ofPlace, ofCandidate] = [desks.get(regionCode), desks.get(candidateRegionCode)];
        const adviser =
          ofCandidate && regionCode !== candidateRegionCode ? standIn(ofCandidate, carrier) : null;
        const own = ofPlace ? (carrierOf(ofPlace, carrier) ?? ofPlace.coordinators[0]) : null;
        return [id, adviser ?? own ?? null];
      }),
    );
  }
}
