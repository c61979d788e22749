import 'reflect-metadata';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Deliveries } from '../../../src/platform/deliveries.service.js';
import { createApiServer } from '../../../src/api-server.service.js';

/**
 * The built API in a process of its own, for whoever started it over IPC: tells `{ url }` when it answers. With a
 * planted fault it is started with `--import plant.main.js`.
 */
const app = await createApiServer(process.env);
await app.listen(0, '127.0.0.1');
process.on('message', (message) => {
  if (message === 'settle')
    void app
      .get(Deliveries)
      .settle()
      .then(() => process.send?.({ settled: true }));
  if (message === 'settings') void settingsLeft().then((settings) => process.send?.({ settings }));
});
process.send?.({ url: (await app.getUrl()).replace('[::1]', '127.0.0.1') });
/** What the pool's own connections still say of for whom they ask, between two transactions. */
async function settingsLeft(): Promise<string[]> {
  const pool = (app.get(DataSource).driver as PostgresDriver).master as Pool;
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  const left: string[] = [];
  for (const client of clients) {
    const { rows } = await client.query<{ reach: string | null }>(
      `SELECT current_setting('routekaart.reach', true) AS reach`,
    );
    if (rows[0]?.reach) left.push(rows[0].reach);
    client.release();
  }
  return left;
}
process.on('disconnect', () => process.exit());
