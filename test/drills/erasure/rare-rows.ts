import type pg from 'pg';
import type { Cast } from './cast.js';
import type { Ids } from './plant-marks.js';

/**
 * Rows that only come by means the drill has not: a passkey's device, an OpenID provider, an emergency, the passing of
 * days. They are what the product would have written.
 */
export async function addRareRows(client: pg.Client, cast: Cast, ids: Ids): Promise<void> {
  const id = 'gen_random_uuid()';
  const { rows } = await client.query<{
    account: string;
    candidate: string;
    adviser: string;
    session: string;
  }>(
    `SELECT (SELECT id FROM account WHERE name = $1) AS account, (SELECT id FROM candidate WHERE name = $1) AS candidate,
       (SELECT id FROM account WHERE name = $2) AS adviser,
       (SELECT id FROM session WHERE account_id = (SELECT id FROM account WHERE name = $1) LIMIT 1) AS session`,
    [cast.candidate.name, cast.adviser.name],
  );
  const [who] = rows;
  if (!who) throw new Error('the candidate is not there');
  const add = (sql: string, values: unknown[]) => client.query(sql, values);
  await add(
    `INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, transports, synced, name)
     VALUES (${id}, $1, $2, '\\x00', 0, '{internal}', false, $3)`,
    [who.account, `${cast.candidate.firstName}sleutel`, cast.candidate.text('sleutel')],
  );
  await add(
    `WITH i AS (INSERT INTO openid_identity (id, account_id, provider, issuer, subject)
       VALUES (${id}, $1, 'p', 'https://p.example', $2) RETURNING id)
     INSERT INTO openid_session (session_id, identity_id, id_token, level) SELECT $3, i.id, $4, 'substantial' FROM i`,
    [who.account, cast.candidate.text('sub'), who.session, cast.candidate.text('bewijs')],
  );
  await add(
    `INSERT INTO broken_glass (id, candidate_id, account_id, reason, ends_at)
     VALUES (${id}, $1, $2, $3, app_now() + interval '1 hour')`,
    [who.candidate, who.adviser, cast.candidate.text('noodgeval')],
  );
  await add(
    `INSERT INTO erasure_request (id, account_id, asked_by, expires_at, cancelled_at)
     VALUES (${id}, $1, $1, app_now(), app_now())`,
    [who.account],
  );
  await add(
    `INSERT INTO retention_warning (candidate_id, goes_on) VALUES ($1, app_today() + 300) ON CONFLICT DO NOTHING`,
    [who.candidate],
  );
  await add(
    `INSERT INTO notice (id, account_id, kind, reason, subject, url, digest_from)
     VALUES (${id}, $1, 'INTRODUCTION_OUTCOMES', $2, $3, '/x', app_now() + interval '300 days')`,
    [who.account, cast.candidate.text('berichtreden'), cast.candidate.text('bericht')],
  );
  await add('INSERT INTO digest (account_id, day) VALUES ($1, app_today()) ON CONFLICT DO NOTHING', [
    who.adviser,
  ]);
  await add(
    `INSERT INTO notice_setting (account_id, kind, how) VALUES ($1, 'COLLEAGUES', 'DAILY') ON CONFLICT DO NOTHING`,
    [who.account],
  );
  await add(
    `INSERT INTO alert_recipient SELECT r.* FROM (SELECT (jsonb_populate_record(x, jsonb_build_object(
       'id', ${id}, 'account_id', $1::text))).* FROM alert_recipient x LIMIT 1) r ON CONFLICT DO NOTHING`,
    [who.adviser],
  );
  await add(`INSERT INTO responsibility (id, region_code, account_id) VALUES (${id}, 'AM05', $1)`, [
    who.adviser,
  ]);
  await add(
    `INSERT INTO adviser_absence SELECT (jsonb_populate_record(NULL::adviser_absence, jsonb_build_object('id', ${id},
       'account_id', $1::text, 'first_day', app_today() + 90, 'last_day', app_today() + 99))).*`,
    [who.adviser],
  );
  await add(
    `INSERT INTO rescue_step SELECT (jsonb_populate_record(x, jsonb_build_object('id', ${id}, 'candidate_id', $1::text))).*
     FROM rescue_step x LIMIT 1`,
    [who.candidate],
  );
  await add(
    `INSERT INTO rescue_set_aside (id, region_code, place_id, candidate_id, reason, note, set_by)
     SELECT ${id}, 'AM05', (SELECT min(id::text)::uuid FROM place WHERE region_code = 'AM05'), $1, 'EMPLOYER', $2, $3`,
    [who.candidate, cast.candidate.text('opzij'), who.adviser],
  );
  await add(
    `INSERT INTO hesitation SELECT (jsonb_populate_record(x, jsonb_build_object('id', ${id}, 'introduction_id', $1::text))).*
     FROM hesitation x LIMIT 1 ON CONFLICT DO NOTHING`,
    [ids.introductions[0]],
  );
  const [introduction] = ids.introductions;
  await add(
    `INSERT INTO introduction_milestone (introduction_id, kind, status, on_date, recorded_by)
     VALUES ($1, 'PERMISSION', 'DONE', app_today(), $2) ON CONFLICT DO NOTHING`,
    [introduction, who.adviser],
  );
  await add(
    `INSERT INTO meeting_outcome (meeting_id, side, outcome, note, told_by)
     SELECT id, 'CANDIDATE', 'DOUBTS', $2, $3 FROM meeting WHERE introduction_id = ANY($1) LIMIT 1`,
    [ids.introductions, cast.candidate.text('na de afspraak'), who.account],
  );
  await add(
    `INSERT INTO meeting_nudge (meeting_id, party, due_on, days_before)
     SELECT id, 'CANDIDATE', app_today(), 1 FROM meeting WHERE introduction_id = ANY($1) LIMIT 1`,
    [ids.introductions],
  );
  const ask = (askedBy: string) =>
    `INSERT INTO ask (id, asked_by, place_id, candidate_id, words, made_by, answer_by)
     SELECT gen_random_uuid(), '${askedBy}', place_id, candidate_id, $2, $3, app_today() FROM introduction WHERE id = $1`;
  for (const askedBy of ['CANDIDATE', 'EMPLOYER'])
    await add(ask(askedBy), [introduction, cast.candidate.text('een vraag'), who.account]);
  await add(
    `INSERT INTO ask_nudge (ask_id, days_before) SELECT a.id, 1 FROM ask a JOIN introduction i
       ON i.candidate_id = a.candidate_id WHERE i.id = $1 ON CONFLICT DO NOTHING`,
    [introduction],
  );
  await add(
    `INSERT INTO promise_nudge (introduction_id, party, due_on, days_before)
     VALUES ($1, 'CANDIDATE', app_today(), 1) ON CONFLICT DO NOTHING`,
    [introduction],
  );
  await add(
    `INSERT INTO place_link (id, place_id, employer_id, account_id, expires_at)
     SELECT ${id}, p.id, p.employer_id, a.id, app_now() + interval '9 days' FROM place p, account a
     WHERE a.name = $1 AND p.region_code = 'AM05' LIMIT 1`,
    [cast.member.name],
  );
  await add(
    `INSERT INTO place_reminder (deadline_id, account_id, lead_days, status, told_in)
     SELECT d.id, a.id, 7, 'SENT', $2 FROM deadline d, account a WHERE a.name = $1 LIMIT 1`,
    [cast.member.name, cast.member.text('herinnerd')],
  );
  await add(
    `UPDATE deadline SET carrier_account_id = $1 WHERE id = (SELECT id FROM deadline WHERE kind = 'PLACE' LIMIT 1)`,
    [who.adviser],
  );
  await add(
    `INSERT INTO message_link (id, introduction_id, account_id, party, expires_at)
     VALUES (${id}, $1, $2, 'CANDIDATE', app_now() + interval '9 days')`,
    [introduction, who.account],
  );
  await add(
    `INSERT INTO lost_place (place_id, region_code, way, seats, lost_on, candidates_that_fit, cause, note, told_by, told_at)
     SELECT p.id, p.region_code, 'LAPSED', 1, app_today(), 3, 'OTHER', 'x', $1, app_now() FROM place p
     WHERE p.region_code = 'AM05' LIMIT 1 ON CONFLICT DO NOTHING`,
    [who.adviser],
  );
  await add(
    `UPDATE remedy SET checked_on = app_today(), checked_by = $1 WHERE id = (SELECT min(id::text)::uuid FROM remedy)`,
    [who.adviser],
  );
  await add(
    `INSERT INTO agreement_signature (introduction_id, signer, signed_on, recorded_by)
     VALUES ($1, 'STUDENT', app_today(), $2) ON CONFLICT DO NOTHING`,
    [introduction, who.adviser],
  );
  await add(
    `INSERT INTO support_talk (id, introduction_id, weeks, held_on, candidate_goes, employer_goes, note, recorded_by)
     VALUES (gen_random_uuid(), $1, 2, app_today(), 'DOUBTS', 'GOES_WELL', $3, $2)`,
    [introduction, who.adviser, cast.candidate.text('gesprek')],
  );
  await add(
    `INSERT INTO placement_voice (id, introduction_id, side, goes, note, said_by)
     VALUES (gen_random_uuid(), $1, 'CANDIDATE', 'GOES_BADLY', $3, $2)`,
    [introduction, who.account, cast.candidate.text('hoe het gaat')],
  );
  await add(
    `INSERT INTO support_talk_reminder (introduction_id, due_on, step) VALUES ($1, app_today(), 'DUE')`,
    [introduction],
  );
  await add(
    `INSERT INTO agreement_reminder (introduction_id, step, starts_on)
     VALUES ($1, 'SIDES', app_today()) ON CONFLICT DO NOTHING`,
    [introduction],
  );
}
