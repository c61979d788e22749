/** All values of a statement's rows, as the owner of the tables reads them. */
type Query = (text: string) => Promise<unknown[]>;

/** Two desks of believable size, with something in every state, of which nobody was told but by this morning's digest. */
export async function expectFilledDemo(query: Query): Promise<void> {
  const count = async (what: string) => Number((await query(`SELECT count(*) FROM ${what}`))[0]);
  expect(await count(`employer WHERE region_code = 'AM05'`)).toBe(120);
  expect(await count(`place WHERE region_code = 'AM05'`)).toBe(400);
  expect(await count(`candidate WHERE region_code = 'AM05'`)).toBe(1500);
  expect(await count(`site WHERE region_code = 'AM05'`)).toBe(3);
  expect(await count(`place WHERE region_code = 'AM01'`)).toBe(20);
  expect(
    await count(`introduction i JOIN place p ON p.id = i.place_id WHERE p.region_code = 'AM05'`),
  ).toBeGreaterThanOrEqual(200);
  expect(await query('SELECT DISTINCT status FROM introduction ORDER BY status')).toEqual([
    'ACCEPTED',
    'DECLINED',
    'EXPIRED',
    'PLACED',
    'PROPOSED',
    'WITHDRAWN',
  ]);

  expect(await count(`lost_place WHERE region_code = 'AM05' AND cause IS NULL`)).toBe(2);
  expect(await count(`lost_place WHERE region_code = 'AM05' AND cause IS NOT NULL`)).toBe(2);
  const [lapsesInAWeek] = await query(
    `SELECT p.title FROM alert_recipient r JOIN account a ON a.id = r.account_id
     JOIN deadline_alert d ON d.id = r.alert_id JOIN deadline l ON l.id = d.deadline_id JOIN place p ON p.id = l.subject_id
     WHERE a.email = 'adviser@demo.routekaart.example' AND p.lapses_on = app_today() + 7 AND p.status = 'PUBLISHED'`,
  );
  const digests = await query(
    `SELECT text FROM mail WHERE to_address = 'adviser@demo.routekaart.example' AND kind = 'digest'`,
  );
  expect(digests).toHaveLength(1);
  expect(digests[0]).toContain(lapsesInAWeek);
  expect(await count(`mail WHERE kind <> 'digest'`)).toBe(0);
}
