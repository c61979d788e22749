import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/audit-log.service.js';
import { AccountsRepository } from '../access/accounts.repository.js';
import { LINK_USED_OR_EXPIRED } from '../access/sign-in-problems.js';
import { Outbox } from '../platform/outbox.service.js';
import { problem, refuse, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { FillElsewhere } from '../places/fill-elsewhere.usecase.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { PublishPlace } from '../places/publish-place.usecase.js';
import { WithdrawPlace } from '../places/withdraw-place.usecase.js';
import { placeAnswered } from './lapse-calendar-events.js';
import { OpenPlaceLink, type OpenedLink } from './open-place-link.service.js';
import type { Answer, PlaceAnswer } from './place-answer.js';
import { PlaceLinksRepository } from './place-links.repository.js';

/**
 * A member of an employer answers for a place by the link in a mail: once. The place is locked before the link is used
 * up, so that of two answers at one moment the second finds the link used or the place changed. What is refused uses up
 * nothing.
 */
@Injectable()
export class AnswerByLink {
  constructor(
    private readonly transaction: Transaction,
    private readonly opening: OpenPlaceLink,
    private readonly links: PlaceLinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly places: PlacesRepository,
    private readonly publications: PublishPlace,
    private readonly withdrawals: WithdrawPlace,
    private readonly fillings: FillElsewhere,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** LINK_USED_OR_EXPIRED, or whatever the action itself refuses with; then nothing has changed. */
  execute(opened: OpenedLink, answer: Answer): Promise<Result<Place>> {
    return this.opening.as(opened, () => this.transaction.run((tx) => this.within(tx, opened, answer)));
  }

  private async within(tx: Tx, { link, actor }: OpenedLink, given: Answer): Promise<Result<Place>> {
    const place = await this.places.forUpdate(tx, link.placeId);
    const isMember = (await this.accounts.grantsOf(tx, link.accountId)).some(
      ({ role, subjectId }) => role === 'EMPLOYER' && subjectId === link.employerId,
    );
    if (!place || !isMember || !(await this.links.use(tx, link.id, given.answer)))
      return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
    const result = await this.act(tx, { link, actor }, place, given);
    if (result.problems) return result;
    await this.outbox.add(tx, placeAnswered, { linkId: link.id });
    await this.audit.record(tx, {
      actor,
      action: 'place.answered',
      subject: { kind: 'PLACE', id: place.id },
      regionCode: place.regionCode,
      why: null,
      details: { answer: given.answer },
    });
    return result;
  }

  private async act(
    tx: Tx,
    { link, actor }: Pick<OpenedLink, 'link' | 'actor'>,
    place: Place,
    given: Answer,
  ): Promise<Result<Place>> {
    const { placeId } = link;
    const acts: { [A in PlaceAnswer]: (answer: Extract<Answer, { answer: A }>) => Promise<Result<Place>> } = {
      EXTENDED: ({ version, lapsesOn, startsOn }) =>
        this.publications.extendWithin(tx, actor, placeId, version, { lapsesOn, startsOn }),
      FILLED_ELSEWHERE: ({ version, seats }) => this.fillings.within(tx, actor, placeId, version, seats),
      // The desk confirms the placement, which takes the seat: here nothing changes.
      FILLED_BY_DESK: () => Promise.resolve({ value: place }),
      WITHDRAWN: ({ version, reason }) => this.withdrawals.within(tx, actor, placeId, version, reason),
    };
    return acts[given.answer](given as never);
  }
}
