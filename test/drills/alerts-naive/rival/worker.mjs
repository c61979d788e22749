import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import nodemailer from 'nodemailer';
import pg from 'pg';

/*
 * What one writes on the first afternoon: a delayed job for each reminder. When its time has come it looks whether the
 * place is still open, sends the mail, and writes down that it did. The queue is believed.
 */
const { NAIVE_KIND: kind, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, SMTP_URL: smtpUrl } = process.env;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
pool.on('error', () => undefined);
const mail = nodemailer.createTransport(smtpUrl);

async function remind({ placeId, sequence, lead }) {
  const { rows } = await pool.query('SELECT status, sequence FROM naive_place WHERE id = $1', [placeId]);
  if (rows[0]?.status !== 'OPEN' || rows[0].sequence !== sequence) return;
  await mail.sendMail({
    messageId: `<${placeId}-${sequence}-${lead}@naive>`,
    from: 'naive@test.example',
    to: 'adviser@test.example',
    subject: 'A place lapses soon',
    text: 'A place lapses soon.',
  });
  await pool.query('INSERT INTO naive_sent (place_id, sequence, lead) VALUES ($1, $2, $3)', [
    placeId,
    sequence,
    lead,
  ]);
}

if (kind === 'bullmq') {
  const worker = new Worker('reminders', (job) => remind(job.data), {
    connection: new Redis(redisUrl, { maxRetriesPerRequest: null }),
    concurrency: 8,
  });
  worker.on('error', () => undefined);
} else {
  const { default: PgBoss } = await import('pg-boss');
  const boss = new PgBoss({ connectionString: databaseUrl });
  boss.on('error', () => undefined);
  await boss.start();
  const work = async (jobs) => {
    for (const { data } of jobs) await remind(data);
  };
  for (let count = 0; count < 8; count += 1)
    await boss.work('reminders', { batchSize: 1, pollingIntervalSeconds: 0.5 }, work);
}
