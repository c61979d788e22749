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
  whoManagesEmployer,
  whoManagesInvitation,
  type Audience,
  type Thing,
  type Viewer,
} from './audience.js';
import type { TargetKind } from './expected/mutation.js';
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

/** Of a table: which kind of thing its rows belong to, the column that says of which one, and who may read its columns. */
interface Owned {
  readonly of: TargetKind;
  readonly id: string;
  /** Only these rows. */
  readonly where?: string;
  readonly columns: Readonly<Record<string, Audience>>;
}
const ofAccount = { of: 'account', id: 'account_id' } as const;
const ofCase = { of: 'candidate', id: 'candidate_id' } as const;
const ofIntroduction = { of: 'introduction', id: 'introduction_id' } as const;
const ofEmployer = { of: 'employer', id: 'employer_id' } as const;
const itself = (of: TargetKind) => ({ of, id: 'id' });

const tables: Readonly<Record<string, Owned>> = {
  candidate: {
    ...itself('candidate'),
    columns: {
      id: deskOrKnower,
      name: whoKnowsCandidate,
      email: caseKnowers,
      phone: caseKnowers,
      young_start_reason: caseKnowers,
    },
  },
  case_team: { ...ofCase, columns: { reason: caseKnowers } },
  case_grant: { ...ofCase, columns: { why: caseKnowers } },
  objection: { ...ofCase, columns: { grounds: caseKnowers, decision: caseKnowers } },
  parental_agreement: { ...ofCase, columns: { parent_name: caseKnowers, token_hash: nobody } },
  introduction: {
    ...itself('introduction'),
    columns: {
      id: sides,
      message: sides,
      candidate_message: candidateSideAndDesk,
      employer_message: employerSideAndDesk,
      end_note: ownDesk,
    },
  },
  // In the copy of a candidate's data too.
  enrolment: { ...ofIntroduction, columns: { note: candidateSideAndDesk } },
  hesitation: { ...ofIntroduction, columns: { id: sides } },
  employer: { ...itself('employer'), columns: { leerbedrijf_id: whoLooksAfterEmployer } },
  // Once decided it is told of with the team.
  employer_claim: {
    ...itself('employerClaim'),
    where: 'decided_at IS NULL',
    columns: {
      id: whoManagesEmployer,
      email: whoManagesEmployer,
      person_name: whoManagesEmployer,
      company_name: whoManagesEmployer,
      token_hash: nobody,
    },
  },
  establishment: {
    ...ofEmployer,
    columns: { name: whoLooksAfterEmployer, workplace_trainer: whoLooksAfterEmployer },
  },
  place: { ...itself('place'), columns: { title: whoFindsPlace, how_to_get_there: whoFindsPlace } },
  account: {
    ...itself('account'),
    // A candidate's own address is told of with the candidate.
    where: 'NOT EXISTS (SELECT FROM candidate c WHERE c.email = account.email)',
    columns: { email: whoKnowsAddress },
  },
  invitation: {
    ...itself('invitation'),
    columns: { id: whoManagesInvitation, email: whoManagesInvitation, token_hash: nobody },
  },
  alert_recipient: { ...itself('lapseAlert'), columns: { id: addressee } },
  rescue_plan: {
    ...itself('rescuePlan'),
    where: 'region_code IS NOT NULL',
    columns: { id: ownDesk },
  },
  place_list: { ...itself('placeList'), columns: { id: ownDesk, file_name: ownDesk } },
  session: { ...ofAccount, columns: { id: addressee, browser: addressee, token_hash: nobody } },
  passkey: { ...ofAccount, columns: { id: addressee, name: addressee, credential_id: addressee } },
  sign_in_request: { ...ofAccount, columns: { token_hash: nobody } },
  // Once confirmed it is told of with the account.
  email_change: {
    ...ofAccount,
    where: 'NOT EXISTS (SELECT FROM account a WHERE a.email = email_change.email)',
    columns: { token_hash: nobody, email: addressee },
  },
  data_download: { ...ofAccount, columns: { id: addressee, token_hash: nobody } },
  erasure_request: { ...ofAccount, columns: { id: nobody, token_hash: nobody } },
  openid_identity: { ...ofAccount, columns: { id: addressee, subject: nobody } },
};

/** Runs of letters and digits: what is around a secret in a sentence, a header or JSON is none of these. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** What stands in one row only and must not be read by everybody. */
export class Secrets {
  /** The secrets by the longest word in them: a text is read once, however many there are. */
  private readonly byWord = new Map<string, Secret[]>();

  private constructor(private readonly all: readonly Secret[]) {
    for (const secret of all) {
      const [word = ''] = wordsOf(secret.value).sort((one, other) => other.length - one.length);
      this.byWord.set(word, [...(this.byWord.get(word) ?? []), secret]);
    }
  }

  static async of(database: Client, things: Things): Promise<Secrets> {
    const all: Secret[] = [];
    for (const [from, { of, id, where = 'true', columns }] of Object.entries(tables)) {
      const owners = new Map(things.ofKind(of).map(({ thing }) => [thing.id, thing]));
      for (const [column, audience] of Object.entries(columns)) {
        const { rows } = await database.query<{ value: string; owner: string }>(
          `SELECT ${column}::text AS value, ${id}::text AS owner FROM ${from}
           WHERE ${where} AND length(${column}::text) >= 8 AND ${column}::text IN
             (SELECT ${column}::text FROM ${from} GROUP BY 1 HAVING count(DISTINCT ${id}) = 1)`,
        );
        for (const { value, owner } of rows)
          all.push({ value, what: `${from}.${column}`, thing: owners.get(owner) ?? null, audience });
      }
    }
    return new Secrets(all);
  }

  /** The columns of which something foreign stands in a text that a viewer was given, less what they themselves sent. */
  in(text: string, viewer: Viewer, sent: string): string[] {
    return [...new Set(wordsOf(text))]
      .flatMap((word) => this.byWord.get(word) ?? [])
      .filter(
        ({ value, thing, audience }) =>
          // Whoever rehearses goes by their own address.
          text.includes(value) &&
          !sent.includes(value) &&
          value !== viewer.name &&
          !audience(viewer, thing, {}),
      )
      .map(({ what, value }) => `${what} "${value}"`);
  }

  get count(): number {
    return this.all.length;
  }
}
