import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { AuditLog } from '../access/audit-log.service.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { accreditationEnded } from '../employers/accreditation-events.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Outbox } from '../platform/outbox.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { PlaceChecks } from './place-checks.service.js';
import { placeWithdrawn } from './place-events.js';
import { moves, type Place } from './place.js';
import { PlacesRepository } from './places.repository.js';
import { unpublishedMail } from './unpublished-mail.js';

interface Ended {
  readonly employerId: string;
  readonly creboCode: string;
}

/**
 * Takes the places off the road map that an accreditation no longer carries. They are drafts again, so that they can be
 * published when it is back; what runs for them ends, the employer and the responsible advisers are told. An
 * accreditation that is back by now changes nothing.
 */
@Injectable()
@Handles(accreditationEnded, 'unpublish-places')
export class UnpublishPlaces implements EventHandler<Ended> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly places: PlacesRepository,
    private readonly checks: PlaceChecks,
    private readonly deadlines: DeadlinesRepository,
    private readonly reference: ReferenceRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Tx, { employerId, creboCode }: Ended): Promise<void> {
    const places = await this.places.publishedForUpdate(tx, employerId, creboCode);
    if ((await this.checks.accreditation(tx, { employerId, creboCode })).length === 0) return;
    for (const place of places) await this.unpublish(tx, place);
  }

  private async unpublish(tx: Tx, place: Place): Promise<void> {
    const { id, employerId, regionCode, version } = place;
    await this.places.setStatus(tx, id, 'DRAFT');
    await this.deadlines.close(tx, { kind: 'PLACE', subjectId: id }, 'WITHDRAWN');
    await this.outbox.add(tx, placeWithdrawn, { placeId: id });
    await this.audit.record(tx, {
      actor: { work: 'unpublish-places' },
      action: 'place.withdrawn',
      subject: { kind: 'PLACE', id },
      regionCode,
      why: null,
      details: { because: moves.unpublish.by, creboCode: place.creboCode },
    });
    const readers = {
      EMPLOYER: await this.accounts.accountsOf(tx, [employerId]),
      DESK: await this.accounts.byIds(tx, await this.responsibleFor(tx, place)),
    } as const;
    for (const reader of ['EMPLOYER', 'DESK'] as const)
      for (const account of readers[reader])
        await this.notices.tell(tx, account, {
          kind: 'place-unpublished',
          reason: `place/${id}/unpublished/${version}/${account.id}`,
          ...unpublishedMail(reader, place, account.locale, this.config.publicUrl),
        });
  }

  private async responsibleFor(tx: Tx, { employerId, regionCode, postcode4, creboCode }: Place) {
    const area = await this.reference.postcodeInUse(tx, postcode4);
    const qualification = await this.reference.qualificationInUse(tx, creboCode);
    return this.responsibilities.responsibleFor(tx, {
      employerId,
      regionCode,
      municipalityCode: area?.municipalityCode ?? null,
      sectorCode: qualification?.sectorCode ?? null,
    });
  }
}
