import { reachOf, type Actor } from '../../../src/access/actor.js';
import { ChangePlace } from '../../../src/places/change-place.usecase.js';
import { PublishPlace } from '../../../src/places/publish-place.usecase.js';
import { WithdrawPlace } from '../../../src/places/withdraw-place.usecase.js';
import type { Place, PlaceDetails } from '../../../src/places/place.js';
import { actFor } from '../../../src/platform/acting.service.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import type { Result } from '../../../src/platform/problem.js';
import type { Draw } from '../../../src/demo/draw.js';
import type { Person, TestApp } from '../../support/app.js';
import { givenPlace } from '../../support/given.js';

export interface StaleTally {
  /** Edits of an older version than there was: begun so, or become so while they ran. */
  staleEdits: number;
  staleAccepted: number;
  /** Rounds in which the one that was not stale was refused, or another for another reason. */
  refusedWrongly: number;
  /** Rounds after which a row was neither as it was nor as the one who was let in wrote it. */
  halfWritten: number;
}

/**
 * Many edit one place at the same time, each from what they saw: those who saw it as it is, of whom one can be let in,
 * and those who saw it some versions ago. What is kept must be all of one edit and nothing of another.
 */
export async function editStale(
  app: TestApp,
  adviser: Person,
  { edits, editors, draw }: { edits: number; editors: number; draw: Draw },
): Promise<StaleTally> {
  const actor: Actor = {
    accountId: adviser.accountId,
    grants: [{ role: 'ADVISER', regionCode: 'AM05', subjectId: null }],
    session: null,
  };
  const tally: StaleTally = { staleEdits: 0, staleAccepted: 0, refusedWrongly: 0, halfWritten: 0 };
  let place = await givenPlace(app, { seats: 9 });
  const { id } = place;
  while (tally.staleEdits < edits) {
    const fresh = draw.between(0, 2);
    const tries = Array.from({ length: editors }, (_, n) => {
      const version = n < fresh ? place.version : place.version - draw.between(1, 3);
      return { version, edit: editOf(draw, place, n, n < fresh) };
    });
    const results = await Promise.all(
      tries.map(({ version, edit }) => actFor(reachOf(actor), () => edit.run(app, actor, id, version))),
    );
    const letIn = tries.filter((_, n) => !results[n]?.problems);
    const isRefusedAsStale = ({ problems }: Result<unknown>) =>
      problems?.some(({ code }) => code === 'STALE') ?? false;
    const isOne = fresh > 0;
    tally.staleEdits += editors - (isOne ? 1 : 0);
    tally.staleAccepted += letIn.filter(({ version }) => version !== place.version).length;
    tally.staleAccepted += Math.max(0, letIn.filter(({ version }) => version === place.version).length - 1);
    if (results.filter(isRefusedAsStale).length !== editors - (isOne ? 1 : 0)) tally.refusedWrongly += 1;
    const [only] = letIn;
    const wanted = only ? { ...only.edit.writes, version: place.version + 1 } : {};
    const kept = JSON.stringify(await rowOf(app, id));
    if (kept !== JSON.stringify(keptOf({ ...place, ...wanted }))) tally.halfWritten += 1;
    place = { ...place, ...wanted };
  }
  return tally;
}

interface Edit {
  /** All that it changes. */
  readonly writes: Partial<Place>;
  readonly run: (app: TestApp, actor: Actor, id: string, version: number) => Promise<Result<unknown>>;
}

function editOf(draw: Draw, place: Place, n: number, isFresh: boolean): Edit {
  const lapsesOn = addDays(place.startsOn, -draw.between(5, 40));
  const chance = draw.between(1, 100);
  if (chance <= 25)
    return {
      writes: { lapsesOn },
      run: ({ app }, actor, id, version) => app.get(PublishPlace).extend(actor, id, version, lapsesOn),
    };
  // Never of this version: nobody is to take back the place that the others edit.
  if (chance <= 30 && !isFresh)
    return {
      writes: { status: 'WITHDRAWN' },
      run: ({ app }, actor, id, version) => app.get(WithdrawPlace).execute(actor, id, version, 'OTHER'),
    };
  const details: PlaceDetails = {
    ...detailsOf(place),
    title: `Leerling ${place.version}-${n}`,
    description: `Zo schreef ${n} het bij versie ${place.version}.`,
    hoursPerWeek: 8 + (n % 30),
    seats: 5 + (n % 20),
    wageCentsPerHour: 1000 + n,
    lapsesOn,
    schoolTown: `Plaats ${n}`,
  };
  return {
    writes: details,
    run: ({ app }, actor, id, version) => app.get(ChangePlace).execute(actor, id, version, details),
  };
}

function detailsOf(place: Place): PlaceDetails {
  const { id: _, version: _v, employerId: _e, regionCode: _r, status: _s, seatsTaken: _t, ...rest } = place;
  const { withdrawReason: _w, publishedAt: _p, ...details } = rest;
  return details;
}

/** What is kept of a place and of the date that is watched for it. */
const keptOf = (place: Place) => [
  place.version,
  place.status,
  place.title,
  place.description,
  place.hoursPerWeek,
  place.seats,
  place.wageCentsPerHour,
  place.lapsesOn,
  place.schoolTown,
  place.lapsesOn,
];

async function rowOf(app: TestApp, id: string): Promise<unknown[]> {
  const row = await app.db((tx) =>
    tx.one<{ kept: unknown[] }>(
      `SELECT jsonb_build_array(p.version, p.status, p.title, p.description, p.hours_per_week, p.seats,
         p.wage_cents_per_hour, p.lapses_on, p.school_town, (SELECT d.falls_on FROM deadline d
           WHERE d.subject_id = p.id AND d.ended_at IS NULL)) AS kept FROM place p WHERE p.id = $1`,
      [id],
    ),
  );
  return row?.kept ?? [];
}
