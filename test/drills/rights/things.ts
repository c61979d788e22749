import type { Client } from 'pg';
import { nothingOfAnybody, type Thing } from './audience.js';
import type { Target, TargetKind } from './expected/mutation.js';

/** What the rows of an introduction are called in the expected rights. */
const keyOf = {
  hesitation: 'hesitation',
  meeting: 'meeting',
  remedy_offer: 'remedyOffer',
  support_talk: 'supportTalk',
} as const;

/**
 * Whose everything is, read from the rows by their owner, who sees all. One statement a kind; each gives `id`, columns
 * of a `Thing` by their names, and `row`. `key` is under what an answer names it; what is part of a candidate's case is
 * whose the case is, by that column of its row.
 */
const kinds: readonly { kind: Thing['kind']; key?: TargetKind; caseOf?: string; sql: string }[] = [
  {
    kind: 'account',
    sql: `SELECT a.id, ARRAY[a.id::text] AS "accountIds", to_jsonb(a) AS row,
            (SELECT min(g.subject_id::text) FROM role_grant g WHERE g.account_id = a.id AND g.role = 'EMPLOYER')
              AS "employerId",
            ARRAY(SELECT g.role FROM role_grant g WHERE g.account_id = a.id AND g.ended_at IS NULL) AS roles,
            ARRAY(SELECT coalesce(e.region_code, g.region_code) FROM role_grant g LEFT JOIN employer e ON e.id = g.subject_id
              WHERE g.account_id = a.id AND g.role <> 'CANDIDATE' AND g.ended_at IS NULL) AS regions
          FROM account a`,
  },
  {
    kind: 'desk',
    sql: `SELECT r.code AS id, ARRAY[r.code] AS regions, to_jsonb(r) || jsonb_build_object('adviserId',
            (SELECT min(account_id::text) FROM adviser WHERE region_code = r.code), 'hasRemedies',
            EXISTS (SELECT FROM remedy WHERE region_code = r.code)) AS row
          FROM region r WHERE EXISTS (SELECT FROM site WHERE region_code = r.code)`,
  },
  {
    kind: 'desk',
    key: 'adviser',
    sql: `SELECT account_id AS id, ARRAY[region_code] AS regions, ARRAY[account_id::text] AS "accountIds",
            to_jsonb(a) AS row FROM adviser a`,
  },
  {
    kind: 'desk',
    key: 'responsibility',
    sql: `SELECT id, ARRAY[region_code] AS regions, to_jsonb(r) AS row FROM responsibility r`,
  },
  {
    kind: 'desk',
    key: 'absence',
    sql: `SELECT b.id, ARRAY[v.region_code] AS regions, ARRAY[b.account_id::text] AS "accountIds",
            to_jsonb(b) || jsonb_build_object('region_code', v.region_code) AS row
          FROM adviser_absence b JOIN adviser v ON v.account_id = b.account_id`,
  },
  {
    kind: 'desk',
    key: 'site',
    sql: `SELECT id, ARRAY[region_code] AS regions, to_jsonb(s) AS row FROM site s`,
  },
  {
    kind: 'employer',
    sql: `SELECT id, id AS "employerId", ARRAY[region_code] AS regions, to_jsonb(e) AS row FROM employer e`,
  },
  ...(['establishment', 'accreditation'] as const).map((table) => ({
    kind: 'employer' as const,
    key: table,
    sql: `SELECT s.id, e.id AS "employerId", ARRAY[e.region_code] AS regions, to_jsonb(s) AS row
          FROM ${table} s JOIN employer e ON e.id = s.employer_id`,
  })),
  {
    kind: 'employer',
    key: 'employerClaim',
    sql: `SELECT c.id, (SELECT min(e.id::text) FROM employer e WHERE e.kvk_number = c.kvk_number) AS "employerId",
            ARRAY[c.region_code] AS regions, to_jsonb(c) AS row
          FROM employer_claim c WHERE c.decided_at IS NULL`,
  },
  {
    kind: 'place',
    sql: `SELECT p.id, p.employer_id AS "employerId", ARRAY[p.region_code] AS regions, to_jsonb(p) AS row,
            p.status = 'PUBLISHED' AND p.lapses_on >= app_today() AND p.seats_taken < p.seats AS "isOpen",
            ARRAY(SELECT i.candidate_id::text FROM introduction i WHERE i.place_id = p.id) AS introduced,
            ARRAY(SELECT c.region_code FROM introduction i JOIN candidate c ON c.id = i.candidate_id
                  WHERE i.place_id = p.id) AS "introducedFrom"
          FROM place p`,
  },
  {
    kind: 'candidate',
    sql: `SELECT c.id, c.id AS "candidateId", ARRAY[c.region_code] AS regions,
            ARRAY(SELECT t.account_id::text FROM case_team t WHERE t.candidate_id = c.id) AS team,
            ARRAY(SELECT g.account_id::text FROM case_grant g WHERE g.candidate_id = c.id AND g.account_id IS NOT NULL
                  AND g.ended_at IS NULL AND g.ends_on >= app_today()) AS granted,
            ARRAY(SELECT g.region_code FROM case_grant g WHERE g.candidate_id = c.id AND g.region_code IS NOT NULL
                  AND g.ended_at IS NULL AND g.ends_on >= app_today()) AS "grantedRegions",
            ARRAY(SELECT b.account_id::text FROM broken_glass b WHERE b.candidate_id = c.id AND b.ends_at > app_now())
              AS "glassBrokenBy",
            ARRAY(SELECT p.employer_id::text FROM introduction i JOIN place p ON p.id = i.place_id
                  WHERE i.candidate_id = c.id AND i.candidate_accepted
                    AND i.status IN ('PROPOSED', 'ACCEPTED', 'PLACED')) AS "knownTo",
            to_jsonb(c) || jsonb_build_object('waitsForParent', EXISTS
              (SELECT FROM parental_agreement a WHERE a.candidate_id = c.id AND a.given_at IS NULL), 'placeToPropose', (SELECT min(p.id::text) FROM place p
              WHERE p.region_code = c.region_code AND p.status = 'PUBLISHED' AND NOT EXISTS
                (SELECT FROM introduction i WHERE i.candidate_id = c.id AND i.place_id = p.id))) AS row
          FROM candidate c`,
  },
  ...(['introduction', 'placement'] as const).map((table) => ({
    kind: 'introduction' as const,
    key: table,
    sql: `SELECT t.id, i.candidate_id AS "candidateId", p.employer_id AS "employerId",
            ARRAY[p.region_code, c.region_code] AS regions,
            ARRAY(SELECT e.account_id::text FROM case_team e WHERE e.candidate_id = i.candidate_id
              AND e.account_id IN (SELECT g.account_id FROM role_grant g WHERE g.region_code = c.region_code)) AS team,
            CASE WHEN i.candidate_accepted AND i.status IN ('PROPOSED', 'ACCEPTED', 'PLACED')
              THEN ARRAY[p.employer_id::text] ELSE '{}' END AS "knownTo",
            to_jsonb(i) || jsonb_build_object('startsOn', p.starts_on, 'colleagueId', (SELECT min(g.account_id::text)
              FROM role_grant g WHERE g.region_code = p.region_code AND g.role = 'ADVISER' AND g.ended_at IS NULL
                AND g.account_id <> coalesce(i.carried_by, i.proposed_by)), 'turn',
              CASE WHEN i.candidate_accepted IS NULL THEN 'CANDIDATE' ELSE 'EMPLOYER' END, 'remedyToOffer',
              (SELECT min(r.id::text) FROM remedy r WHERE r.region_code = p.region_code AND r.kind = 'TASTER_DAY')) AS row
          FROM ${table} t JOIN introduction i ON i.id = ${table === 'introduction' ? 't.id' : 't.introduction_id'}
          JOIN place p ON p.id = i.place_id JOIN candidate c ON c.id = i.candidate_id`,
  })),
  {
    kind: 'introduction',
    key: 'ask',
    sql: `SELECT a.id, CASE WHEN a.asked_by = 'CANDIDATE' THEN a.candidate_id END AS "candidateId",
            CASE WHEN a.asked_by = 'EMPLOYER' THEN p.employer_id END AS "employerId",
            ARRAY[p.region_code, c.region_code] AS regions, to_jsonb(a) AS row
          FROM ask a JOIN place p ON p.id = a.place_id JOIN candidate c ON c.id = a.candidate_id`,
  },
  ...(['hesitation', 'meeting', 'remedy_offer', 'support_talk'] as const).map((table) => ({
    kind: 'introduction' as const,
    key: keyOf[table],
    sql: `SELECT t.id, i.candidate_id AS "candidateId", p.employer_id AS "employerId",
            ARRAY[p.region_code, c.region_code] AS regions, to_jsonb(t) AS row
          FROM ${table} t JOIN introduction i ON i.id = t.introduction_id
          JOIN place p ON p.id = i.place_id JOIN candidate c ON c.id = i.candidate_id`,
  })),
  {
    kind: 'desk',
    key: 'remedy',
    sql: `SELECT id, ARRAY[region_code] AS regions, to_jsonb(r) AS row FROM remedy r`,
  },
  {
    kind: 'lapseAlert',
    sql: `SELECT r.id, ARRAY[r.account_id::text] AS "accountIds", to_jsonb(r) || jsonb_build_object('colleagueId', (
            SELECT min(g.account_id::text) FROM role_grant g WHERE g.region_code = d.region_code AND g.ended_at IS NULL
              AND g.role = 'COORDINATOR' AND g.account_id <> r.account_id)) AS row
          FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id JOIN deadline d ON d.id = a.deadline_id`,
  },
  {
    kind: 'rescuePlan',
    sql: `SELECT id, ARRAY[region_code] AS regions, to_jsonb(p) AS row FROM rescue_plan p WHERE region_code IS NOT NULL`,
  },
  {
    kind: 'rescuePlan',
    key: 'rescueStep',
    sql: `SELECT s.id, ARRAY[p.region_code] AS regions, to_jsonb(s) AS row
          FROM rescue_step s JOIN rescue_plan p ON p.id = s.plan_id`,
  },
  {
    kind: 'rescuePlan',
    key: 'rescueSetAside',
    sql: `SELECT id, ARRAY[region_code] AS regions, to_jsonb(a) AS row FROM rescue_set_aside a`,
  },
  {
    kind: 'placeList',
    sql: `SELECT id, ARRAY[region_code] AS regions, to_jsonb(l) - 'file' AS row FROM place_list l`,
  },
  ...(['session', 'passkey', 'openid_identity', 'data_download'] as const).map((table) => ({
    kind: 'account' as const,
    key: table,
    sql: `SELECT id, ARRAY[account_id::text] AS "accountIds", to_jsonb(t) AS row FROM ${table} t`,
  })),
  ...(['case_grant', 'objection'] as const).map((table) => ({
    kind: 'candidate' as const,
    key: table,
    caseOf: 'candidate_id',
    sql: `SELECT id, to_jsonb(t) AS row FROM ${table} t`,
  })),
  {
    kind: 'invitation',
    sql: `SELECT i.id, i.subject_id AS "employerId", ARRAY[i.role] AS roles, to_jsonb(i) AS row,
            array_remove(ARRAY[coalesce(e.region_code, i.region_code)], NULL) AS regions
          FROM invitation i LEFT JOIN employer e ON e.id = i.subject_id`,
  },
  {
    kind: 'employer',
    key: 'member',
    sql: `SELECT g.account_id AS id, g.subject_id AS "employerId", ARRAY[e.region_code] AS regions,
            ARRAY[g.account_id::text] AS "accountIds", to_jsonb(g) AS row
          FROM role_grant g JOIN employer e ON e.id = g.subject_id
          WHERE g.role = 'EMPLOYER' AND g.ended_at IS NULL`,
  },
  {
    kind: 'desk',
    key: 'deskPerson',
    sql: `SELECT g.account_id AS id, array_remove(array_agg(DISTINCT g.region_code), NULL) AS regions,
            array_agg(g.role) AS roles, (array_agg(to_jsonb(g)))[1] AS row
          FROM role_grant g WHERE g.role NOT IN ('EMPLOYER', 'CANDIDATE') AND g.ended_at IS NULL GROUP BY 1`,
  },
  { kind: 'shared', sql: `SELECT id, to_jsonb(s) AS row FROM class_start s` },
];

/** As they were made: an id is another one in every run. */
const orderOf = ({ thing, row }: Target) => `${JSON.stringify(row['created_at'] ?? '')} ${thing.id}`;

/** The types of the API that are a thing, and under what name it is kept; a part without a line is its parent's. */
const named: Readonly<Record<string, readonly [key: TargetKind, idField: string]>> = {
  Absence: ['absence', 'id'],
  Accreditation: ['accreditation', 'id'],
  Adviser: ['adviser', 'accountId'],
  Ask: ['ask', 'id'],
  Candidate: ['candidate', 'id'],
  CaseGrant: ['case_grant', 'id'],
  ClassStart: ['shared', 'id'],
  DataDownload: ['data_download', 'id'],
  Desk: ['desk', 'regionCode'],
  DeskPerson: ['deskPerson', 'accountId'],
  Employer: ['employer', 'id'],
  EmployerClaim: ['employerClaim', 'id'],
  Establishment: ['establishment', 'id'],
  Introduction: ['introduction', 'id'],
  Invitation: ['invitation', 'id'],
  CandidateAlert: ['lapseAlert', 'id'],
  LapseAlert: ['lapseAlert', 'id'],
  LostPlace: ['place', 'id'],
  Objection: ['objection', 'id'],
  OpenIdConnection: ['openid_identity', 'id'],
  Passkey: ['passkey', 'id'],
  People: ['desk', 'regionCode'],
  Place: ['place', 'id'],
  PlaceList: ['placeList', 'id'],
  Placement: ['placement', 'id'],
  RescuePlan: ['rescuePlan', 'id'],
  Responsibility: ['responsibility', 'id'],
  RescueSetAside: ['rescueSetAside', 'id'],
  RescueStep: ['rescueStep', 'id'],
  Session: ['session', 'id'],
  Site: ['site', 'id'],
  TeamMember: ['member', 'accountId'],
  UnnamedCandidate: ['candidate', 'candidateId'],
  Viewer: ['account', 'id'],
  WeightsPreview: ['desk', 'regionCode'],
};

/** Everything in the database that is somebody's. */
export class Things {
  private constructor(private readonly kept: ReadonlyMap<string, Target>) {}

  static async of(database: Client): Promise<Things> {
    const kept = new Map<string, Target>();
    for (const { kind, key = kind, caseOf, sql } of kinds) {
      const { rows } = await database.query<Thing & { row: Record<string, unknown> }>(sql);
      for (const { row, ...thing } of rows) {
        const whole = caseOf ? kept.get(`candidate ${String(row[caseOf])}`)?.thing : undefined;
        kept.set(`${key} ${thing.id}`, { thing: { ...nothingOfAnybody, ...whole, ...thing, kind }, row });
      }
    }
    return new Things(kept);
  }

  /** All of a kind, in an order that does not change. */
  ofKind(kind: TargetKind): Target[] {
    return [...this.kept]
      .filter(([key]) => key.startsWith(`${kind} `))
      .map(([, target]) => target)
      .sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
  }

  find(kind: TargetKind, id: string): Target | undefined {
    return this.kept.get(`${kind} ${id}`);
  }

  /**
   * The thing an object of the answer is; undefined when its type is no thing of its own.
   * @throws when it names a row that is not there: a type of that name is not told of here yet
   */
  named(type: string, node: Readonly<Record<string, unknown>>): Thing | undefined {
    const [key, idField] = named[type] ?? [];
    if (!key || !idField) {
      if (typeof node['id'] === 'string' && !this.known.has(type)) this.strangers.add(type);
      return undefined;
    }
    const id = node[idField];
    return typeof id === 'string' ? this.kept.get(`${key} ${id}`)?.thing : undefined;
  }

  private readonly known = new Set(Object.keys(named));
  /** Types with an id of which nothing here says whose they are. */
  readonly strangers = new Set<string>();
}

/** The field that names a thing of this type, to be asked for always. */
export const idFieldOf = (type: string): string | undefined => named[type]?.[1];
