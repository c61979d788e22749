import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { fillFollowUp, fillMessages } from './brokered-rows.js';
import { fillLapseCalendar, fillLater, fillPlan, fillRemedies, fillTrail } from './later-rows.js';
import { expected } from './rows-expected.js';

/** Somebody for whom the database is asked. */
export interface Viewer {
  readonly account: string;
  readonly grants: readonly { role: string; region: string | null; subject: string | null }[];
}

/**
 * Two regions with the same rows in each, written straight into the tables. `label` tells of a row of a table whose it
 * is: the region's letter and what it is of (`A candidate`), by the column that `expected` names.
 */
export interface TwoRegions {
  readonly viewers: Record<string, Viewer>;
  labelOf(table: string, key: string): string;
}

/** A region to fill: its code and a postcode, by the letter that its rows are labelled with. */
export type RegionsToFill = Readonly<Record<string, { readonly code: string; readonly pc4: string }>>;

const twoRegions: RegionsToFill = { A: { code: 'AM05', pc4: '7511' }, B: { code: 'AM01', pc4: '9711' } };

/**
 * Fills the tables, of two regions unless others are given, by at most nine letters from A. In each region: a candidate
 * nobody met, and one who said yes to the employer's place.
 */
export async function fillTwoRegions(
  client: pg.Client,
  regions: RegionsToFill = twoRegions,
): Promise<TwoRegions> {
  const labels = new Map<string, string>();
  const viewers: Record<string, Viewer> = {};
  await client.query('DELETE FROM outbox_event');
  for (const [letter, { code, pc4 }] of Object.entries(regions)) {
    const fresh = (what: string) => {
      const id = randomUUID();
      labels.set(id, `${letter} ${what}`);
      return id;
    };
    labels.set(code, `${letter} region`);
    const add = async (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      const { rows } = await client.query<{ key: string }>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})
         RETURNING ${expected[table]?.key}::text AS key`,
        Object.values(row),
      );
      return (rows[0] as { key: string }).key;
    };
    const person = async (what: string, role: string, region: string | null, subject: string | null) => {
      const id = fresh(what);
      await add('account', { id, email: `${id}@test.example`, name: `${what} ${letter}` });
      await add('role_grant', {
        id: randomUUID(),
        account_id: id,
        role,
        region_code: region,
        subject_id: subject,
        member_role: role === 'EMPLOYER' ? 'ADMIN' : null,
      });
      viewers[`${letter} ${what}`] = { account: id, grants: [{ role, region, subject }] };
      return id;
    };

    const employer = fresh('employer');
    await add('employer', {
      id: employer,
      name: `Bedrijf ${letter}`,
      kvk_number: `1234567${letter.charCodeAt(0) - 64}`,
      leerbedrijf_id: `10000000${letter.charCodeAt(0) - 64}`,
      region_code: code,
      status: 'CONFIRMED',
    });
    await add('employer_claim', {
      id: fresh('claim'),
      email: 'x@test.example',
      person_name: 'x',
      company_name: 'x',
      kvk_number: `1234567${letter.charCodeAt(0) - 64}`,
      region_code: code,
      locale: 'nl',
      confirmed_at: '2026-01-01',
    });
    const place = fresh('open place');
    const draft = fresh('draft');
    for (const [id, status] of [
      [place, 'PUBLISHED'],
      [draft, 'DRAFT'],
    ] as const) {
      await add('place', {
        id,
        employer_id: employer,
        crebo_code: '25180',
        region_code: code,
        postcode4: pc4,
        title: 'Monteur',
        description: 'Leren bij ons',
        status,
        seats: 2,
        hours_per_week: 32,
        starts_on: '2030-02-01',
        lapses_on: '2030-01-01',
        published_at: status === 'PUBLISHED' ? '2026-01-01' : null,
      });
    }
    await add('establishment', {
      id: randomUUID(),
      employer_id: employer,
      name: 'Vestiging',
      postcode4: pc4,
    });
    await add('accreditation', {
      id: randomUUID(),
      employer_id: employer,
      crebo_code: '25180',
      status: 'ACTIVE',
    });

    const team = await person('team', 'ADVISER', code, null);
    const colleague = await person('colleague', 'ADVISER', code, null);
    await person('coordinator', 'COORDINATOR', code, null);
    const operator = await person('operator', 'OPERATOR', null, null);
    await person('referrer', 'REFERRER', code, null);
    const member = await person('member', 'EMPLOYER', null, employer);
    const site = randomUUID();
    await client.query(`INSERT INTO site VALUES ($1, $2, 'Loket', 'Plaats', $3)`, [site, code, pc4]);
    await add('adviser', { account_id: team, site_id: site, region_code: code, hours_per_week: 32 });
    await add('adviser_absence', {
      id: randomUUID(),
      account_id: team,
      first_day: '2026-01-01',
      last_day: '2026-01-02',
    });
    await add('responsibility', { id: randomUUID(), region_code: code, account_id: team });
    await add('region_setting', {
      region_code: code,
      name: 'classReachKm',
      valid_from: '2026-01-01',
      value: '40',
    });
    await add('invitation', {
      id: fresh('invitation'),
      token_hash: randomUUID(),
      email: 'x@test.example',
      role: 'EMPLOYER',
      subject_id: employer,
      member_role: 'MEMBER',
      region_code: code,
      organisation: 'Bedrijf',
      locale: 'nl',
      expires_at: '2030-01-01',
    });

    for (const what of ['candidate', 'met candidate'] as const) {
      const isMet = what === 'met candidate';
      const id = fresh(what);
      await add('candidate', {
        id,
        region_code: code,
        name: `Geheim ${letter}`,
        email: `${id}@test.example`,
        postcode4: pc4,
        birth_date: '2000-01-01',
      });
      await add('wish', { candidate_id: id, mbo_levels: [2] });
      await add('legal_basis', {
        id: randomUUID(),
        candidate_id: id,
        purpose: 'MATCHING',
        basis: 'CONSENT',
        informed_by: 'loket',
        informed_how: 'AT_THE_DESK',
        controller_kind: 'MUNICIPALITY',
        controller_name: 'Gemeente',
        text_version: '1',
      });
      await add('case_team', { candidate_id: id, account_id: team });
      await person(isMet ? 'met person' : 'person', 'CANDIDATE', null, id);
      const introduction = fresh(isMet ? 'accepted introduction' : 'introduction');
      await add('introduction', {
        id: introduction,
        place_id: place,
        candidate_id: id,
        proposed_by: team,
        answer_order: 'CANDIDATE_FIRST',
        status: 'PROPOSED',
        move_by: '2030-01-01',
        candidate_accepted: isMet ? true : null,
        candidate_answered_at: isMet ? '2026-01-01' : null,
      });
      await add('hesitation', {
        id: fresh(isMet ? 'confidence' : 'hesitation'),
        introduction_id: introduction,
        kind: 'TRAVEL',
        by: 'CANDIDATE',
        adviser_only: isMet,
        recorded_by: team,
      });
      await fillRemedies({ add, fresh }, { code, team, introduction, isMet });
      await fillMessages({ add }, { team, introduction });
      await fillFollowUp({ add }, { code, team, introduction });
      if (isMet)
        await add('placement', {
          id: randomUUID(),
          introduction_id: introduction,
          place_id: place,
          candidate_id: id,
          starts_on: '2030-02-01',
          confirmed_by: team,
        });
      if (isMet) continue;
      await fillLater({ add, fresh, letter, people: { team, operator }, candidate: id, place });
      await fillPlan({ add, fresh, code, team, place, candidate: id });
    }

    const deadline = fresh('deadline');
    await add('deadline', {
      id: deadline,
      kind: 'PLACE',
      subject_id: place,
      sequence: 1,
      region_code: code,
      falls_on: '2030-01-01',
    });
    await fillLapseCalendar({ add }, { team, employer, place, deadline });
    const alert = fresh('alert');
    await add('deadline_alert', {
      id: alert,
      deadline_id: deadline,
      lead_days: 7,
      due_at: '2026-01-01',
      status: 'SENT',
      settled_at: '2026-01-01',
    });
    await add('alert_recipient', { id: fresh('told team'), alert_id: alert, account_id: team });
    await add('alert_recipient', { id: fresh('told colleague'), alert_id: alert, account_id: colleague });
    await add('digest', { account_id: team, day: '2026-01-01' });
    await add('place_list', {
      id: randomUUID(),
      region_code: code,
      received_by: team,
      file_name: 'lijst.csv',
      file: Buffer.from('x'),
      status: 'RECEIVED',
    });
    for (const account of [team, member]) {
      await add('session', {
        id: randomUUID(),
        token_hash: randomUUID(),
        account_id: account,
        expires_at: '2030-01-01',
        signed_in_by: 'LINK',
        browser: '',
      });
    }
    await add('mail_route', { name: fresh('route') });
    await add('mail', {
      id: fresh('mail'),
      message_id: randomUUID(),
      to_address: 'x@test.example',
      kind: 'x',
      subject: 'x',
      text: 'x',
      html: 'x',
    });
    const event = await add('outbox_event', { name: 'x', payload: '{}' });
    labels.set(event, `${letter} event`);
    labels.set(
      `delivery ${await add('outbox_delivery', { event_id: event, handler: 'x' })}`,
      `${letter} delivery`,
    );
    await fillTrail({ add, fresh, people: { team, operator } }, code);
  }
  return {
    viewers,
    labelOf: (table, key) =>
      (table === 'known_operation' ? key : undefined) ??
      labels.get(table === 'outbox_delivery' ? `delivery ${key}` : key) ??
      `${table} ${key}`,
  };
}
