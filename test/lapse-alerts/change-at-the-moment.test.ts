import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { deskAtWork, moment, type Sweeps } from './desk-at-work.js';

let app: TestApp;
let adviser: Person;
let sweeps: Sweeps;

const started = deskAtWork('2026-11-21T12:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const lapsing = (lapsesOn: string, changed = {}) =>
  givenPlace(app, { lapsesOn, startsOn: '2027-05-01', ...changed });

describe('a place that is filled, extended or withdrawn at the moment its alert is due', () => {
  /** At the moment of commit, notes an alert whose deadline somebody else has ended by then. */
  beforeAll(() =>
    started.app.db((tx) =>
      tx.execute(`
        CREATE TABLE late_alert (id uuid);
        CREATE FUNCTION note_late_alert() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO late_alert SELECT NEW.id FROM deadline WHERE id = NEW.deadline_id AND ended_at IS NOT NULL;
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER alert_in_time AFTER UPDATE ON deadline_alert DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (NEW.status = 'SENT' AND OLD.status <> 'SENT') EXECUTE FUNCTION note_late_alert();`),
    ),
  );

  it.each([1, 2, 3])('gets no alert that commits after that (round %i)', async () => {
    const { employer } = await givenEmployer(app);
    const places = [];
    for (let count = 0; count < 40; count += 1) places.push(await lapsing('2026-12-12', { employer }));
    await moment(app, '2026-11-28T07:00:00Z');
    const change = (id: string, version: number, index: number) =>
      index % 2 === 0
        ? app.ask(
            `mutation { withdrawPlace(id: "${id}", version: ${version}, reason: OTHER) { problems { code } } }`,
            {},
            { as: adviser },
          )
        : app.ask(
            `mutation { extendPlace(id: "${id}", version: ${version}, lapsesOn: "2027-01-31") { problems { code } } }`,
            {},
            { as: adviser },
          );
    const changes = places.map(({ id, version }, index) => change(id, version, index));
    await Promise.race(changes);
    await Promise.all([...changes, sweeps.send(), sweeps.send()]);
    await sweeps.send();
    const wrong = await app.db((tx) =>
      tx.query(
        `SELECT a.id FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
         WHERE d.ended_at IS NOT NULL AND a.status = 'PLANNED' UNION ALL SELECT id FROM late_alert`,
      ),
    );
    expect(wrong).toEqual([]);
    const open = await app.db((tx) =>
      tx.one<{ count: number }>(`SELECT count(*) FROM deadline WHERE ended_at IS NULL`),
    );
    expect(open?.count).toBe(20);
  });
});
