import type { Client } from 'pg';
import {
  addressee,
  candidateSideAndDesk,
  caseKnowers,
  employerSideAndDesk,
  nobody,
  ownDesk,
  sides,
  whoFindsPlace,
  whoKnowsAddress,
  whoKnowsCandidate,
  whoLooksAfterEmployer,
  type Audience,
  type Thing,
  type Viewer,
} from './audience.js';
import type { Things } from './things.js';

/** A text that stands in one row only, and who may ever read it, wherever in an answer it turns up. */
interface Secret {
  readonly value: string;
  readonly what: string;
  readonly thing: Thing | null;
  readonly audience: Audience;
}

const deskOrKnower: Audience = (viewer, thing, node) =>
  viewer.adviserIn.length + viewer.coordinatorIn.length > 0 || whoKnowsCandidate(viewer, thing, node);

/** Columns with what is somebody's own: `of` is the kind of thing it belongs to, `id` the column that says which. */
const columns: readonly {
  from: string;
  column: string;
  of: Thing['kind'];
  id: string;
  audience: Audience;
}[] = [
  { from: 'candidate', column: 'id', of: 'candidate', id: 'id', audience: deskOrKnower },
  { from: 'candidate', column: 'name', of: 'candidate', id: 'id', audience: whoKnowsCandidate },
  { from: 'candidate', column: 'email', of: 'candidate', id: 'id', audience: caseKnowers },
  { from: 'candidate', column: 'phone', of: 'candidate', id: 'id', audience: caseKnowers },
  { from: 'candidate', column: 'young_start_reason', of: 'candidate', id: 'id', audience: caseKnowers },
  { from: 'case_team', column: 'reason', of: 'candidate', id: 'candidate_id', audience: caseKnowers },
  { from: 'introduction', column: 'id', of: 'introduction', id: 'id', audience: sides },
  { from: 'introduction', column: 'message', of: 'introduction', id: 'id', audience: sides },
  {
    from: 'introduction',
    column: 'candidate_message',
    of: 'introduction',
    id: 'id',
    audience: candidateSideAndDesk,
  },
  {
    from: 'introduction',
    column: 'employer_message',
    of: 'introduction',
    id: 'id',
    audience: employerSideAndDesk,
  },
  { from: 'introduction', column: 'end_note', of: 'introduction', id: 'id', audience: ownDesk },
  { from: 'enrolment', column: 'note', of: 'introduction', id: 'introduction_id', audience: ownDesk },
  { from: 'hesitation', column: 'id', of: 'introduction', id: 'introduction_id', audience: sides },
  { from: 'employer', column: 'leerbedrijf_id', of: 'employer', id: 'id', audience: whoLooksAfterEmployer },
  {
    from: 'establishment',
    column: 'name',
    of: 'employer',
    id: 'employer_id',
    audience: whoLooksAfterEmployer,
  },
  {
    from: 'establishment',
    column: 'workplace_trainer',
    of: 'employer',
    id: 'employer_id',
    audience: whoLooksAfterEmployer,
  },
  { from: 'place', column: 'title', of: 'place', id: 'id', audience: whoFindsPlace },
  { from: 'place', column: 'how_to_get_there', of: 'place', id: 'id', audience: whoFindsPlace },
  { from: 'account', column: 'email', of: 'account', id: 'id', audience: whoKnowsAddress },
  { from: 'alert_recipient', column: 'id', of: 'lapseAlert', id: 'id', audience: addressee },
  { from: 'rescue_plan', column: 'id', of: 'rescuePlan', id: 'id', audience: ownDesk },
  { from: 'place_list', column: 'id', of: 'placeList', id: 'id', audience: ownDesk },
  { from: 'place_list', column: 'file_name', of: 'placeList', id: 'id', audience: ownDesk },
  { from: 'session', column: 'token_hash', of: 'account', id: 'account_id', audience: nobody },
  { from: 'passkey', column: 'credential_id', of: 'account', id: 'account_id', audience: nobody },
  { from: 'sign_in_request', column: 'token_hash', of: 'account', id: 'account_id', audience: nobody },
];

/** What stands in one row only and must not be read by everybody. */
export class Secrets {
  private constructor(private readonly all: readonly Secret[]) {}

  static async of(database: Client, things: Things): Promise<Secrets> {
    const all: Secret[] = [];
    for (const { from, column, of, id, audience } of columns) {
      const owners = new Map(things.ofKind(of).map(({ thing }) => [thing.id, thing]));
      const { rows } = await database.query<{ value: string; owner: string }>(
        `SELECT ${column}::text AS value, ${id}::text AS owner FROM ${from}
         WHERE length(${column}::text) >= 8 AND ${column}::text IN
           (SELECT ${column}::text FROM ${from} GROUP BY 1 HAVING count(DISTINCT ${id}) = 1)`,
      );
      for (const { value, owner } of rows)
        all.push({ value, what: `${from}.${column}`, thing: owners.get(owner) ?? null, audience });
    }
    return new Secrets(all);
  }

  /** The columns of which something foreign stands in a text that a viewer was given, less what they themselves sent. */
  in(text: string, viewer: Viewer, sent: string): string[] {
    return this.all
      .filter(
        ({ value, thing, audience }) =>
          text.includes(value) && !sent.includes(value) && !audience(viewer, thing, {}),
      )
      .map(({ what, value }) => `${what} "${value}"`);
  }

  get count(): number {
    return this.all.length;
  }
}
