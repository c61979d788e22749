import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { drawFrom, type Draw } from '../../../src/demo/draw.js';
import { defaultSettings } from '../../../src/desks/region-settings.js';
import { addDays, atHour, dateAt } from '../../../src/platform/calendar-date.js';
import { appKey } from '../../support/app-key.js';
import { startApp, type TestApp } from '../../support/app.js';
import { until } from '../../support/stack-process.js';
import { Crew } from './crew.js';
import { Happenings } from './happenings.js';
import { judge, type Verdict } from './judge.js';
import { ledger } from './ledger.js';
import { MailServers } from './mail-server.js';
import type { PlaceStory } from './oracle.js';
import { killSteps, Steps, type KillStep } from './steps.js';
import { redisFaults, DrillStores } from './stores.js';
import { askForSweeps, leftToDo } from './work-left.js';
import { openDesks, publishPlaces, type DeskOfDrill } from './world.js';

export interface DrillOptions {
  /** Lead times planned, at least. */
  readonly alerts: number;
  readonly kills: number;
  readonly flushes: number;
  readonly seed: number;
  readonly workers: number;
  /** A module that every worker loads first, to break it. */
  readonly plant?: string | undefined;
  readonly say: (line: string) => void;
}

export interface Outcome extends Verdict {
  readonly killsDone: number;
  readonly flushesDone: number;
  readonly seconds: number;
}

const firstDay = '2026-09-01';
/** Every place has lapsed by then, also one that was extended twice. */
const lastDay = 260;
/** A worker sends so many mails at once, and as many can have left without being recorded when it is killed. */
export const inFlight = 8;

/**
 * Months in the life of many places, with workers that are killed, a Redis that is emptied, and a PostgreSQL that
 * crashes: is everybody told in time, and once? The clock of the database leaps from round to round; in each, alerts
 * fall due, people change places, and things break, until no work is left.
 */
export async function drillAlerts(options: DrillOptions): Promise<Outcome> {
  const stores = await DrillStores.start();
  process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
  process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
  const mail = new MailServers();
  let app: TestApp | undefined;
  let crew: Crew | undefined;
  try {
    app = await startApp({ LOG_LEVEL: 'silent', SMTP_URL: '' });
    const mailUrls: string[] = [];
    for (let worker = 0; worker < options.workers; worker += 1) mailUrls.push(await mail.for(worker));
    const environment = {
      DATABASE_URL: app.databaseUrl,
      REDIS_URL: stores.redisUrl,
      APP_KEYS: appKey,
      ROUTEKAART_MODE: 'demo',
      LOG_LEVEL: 'fatal',
      // Everybody here has an address of one domain.
      MAIL_DOMAIN_AT_ONCE: '8',
      MAIL_DOMAIN_PER_MINUTE: '100000',
    };
    crew = new Crew(environment, mailUrls, options.plant);
    return await new Drill(options, stores, app, crew, mail).run();
  } finally {
    await crew?.stop();
    await app?.leave().catch(() => undefined);
    await mail.stop();
    await stores.stop();
  }
}

class Drill {
  private readonly draw: Draw;
  private readonly steps: Steps;
  private readonly rounds: Date[] = [];
  private readonly began = Date.now();
  private readonly killed = new Map<KillStep, number>();
  private stories: PlaceStory[] = [];
  private desks: DeskOfDrill[] = [];
  private flushesDone = 0;

  constructor(
    private readonly options: DrillOptions,
    private readonly stores: DrillStores,
    private readonly app: TestApp,
    private readonly crew: Crew,
    private readonly mail: MailServers,
  ) {
    this.draw = drawFrom(options.seed);
    this.steps = new Steps(app.databaseUrl, crew, mail);
  }

  async run(): Promise<Outcome> {
    const { alerts, kills, flushes, say } = this.options;
    await this.asOwner(async (client) => {
      await Steps.install(client);
      await client.query(ledger);
    });
    const days = this.daysOfRounds(alerts);
    await this.moveClock(days[0] as number);
    this.desks = await openDesks(this.app);
    this.stories = await publishPlaces(this.app, this.desks, Math.ceil(alerts / 6), this.draw);
    say(`▸ ${this.stories.length} places, ${days.length} rounds (${this.seconds()} s)`);
    this.crew.start();
    const crashRound = this.draw.between(1, days.length - 2);
    for (const [round, day] of days.entries()) {
      if (round > 0) await this.moveClock(day);
      this.rounds.push(await this.now());
      const share = (all: number) => part(all, round, days.length);
      const isLast = round === days.length - 1;
      await Promise.all([
        isLast ? undefined : this.changePlaces(round),
        this.kill(share(kills)),
        this.harmRedis(share(flushes)),
        round === crashRound ? this.crashPostgres() : undefined,
        askForSweeps(this.stores.redisUrl),
      ]);
      await this.untilDone();
      say(
        `▸ round ${round + 1}: ${dateAt(this.rounds.at(-1) as Date)}, ${this.killsDone()} kills (${this.seconds()} s)`,
      );
    }
    const verdict = await this.asOwner((client) =>
      judge(
        client,
        {
          stories: this.stories,
          rounds: this.rounds,
          leadDays: defaultSettings.leadDays,
          desks: this.desks,
          arrived: this.mail.arrived,
        },
        this.tell(),
      ),
    );
    say(`▸ killed at: ${[...this.killed].map(([step, times]) => `${step} ${times}×`).join('; ')}`);
    say(`▸ mails that arrived: ${this.mail.arrived.size}`);
    for (const each of this.crew.endedByThemselves) say(`▸ ended by itself: ${each}`);
    return {
      ...verdict,
      killsDone: this.killsDone(),
      flushesDone: this.flushesDone,
      seconds: this.seconds(),
    };
  }

  /** The days on which the clock stands still for a while, the last after everything. */
  private daysOfRounds(alerts: number): number[] {
    const count = alerts >= 10_000 ? 9 : 3;
    const between = this.draw.some(
      Array.from({ length: 100 }, (_, day) => day + 1),
      count - 1,
    );
    return [0, ...between, lastDay];
  }

  private tell(): (line: string) => void {
    let told = 0;
    return (line) => void ((told += 1) <= 20 && this.options.say(`  ${line}`));
  }

  private seconds = () => Math.round((Date.now() - this.began) / 100) / 10;
  private killsDone = () => [...this.killed.values()].reduce((sum, times) => sum + times, 0);

  private async asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.app.databaseUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** To that day, at some hour of the working day. */
  private async moveClock(day: number): Promise<void> {
    const at = atHour(addDays(firstDay, day), this.draw.between(9, 13));
    await this.app.setClock(at.toISOString());
  }

  private async passTime(seconds: number): Promise<void> {
    await this.app
      .db((tx) => tx.execute(`UPDATE clock_offset SET shift = shift + $1 * interval '1 second'`, [seconds]))
      .catch(() => undefined);
  }

  private now(): Promise<Date> {
    return this.app.db((tx) => Promise.resolve(tx.now));
  }

  private async changePlaces(round: number): Promise<void> {
    const people = new Happenings(this.app, this.desks, this.draw);
    const today = dateAt(this.rounds[round] as Date);
    this.stories = await people.happen(this.stories, round, today, 0.1, 300);
  }

  private async kill(times: number): Promise<void> {
    for (let done = 0; done < times; done += 1) {
      const step = this.draw.pick(killSteps);
      const isThere = step !== 'any moment' && (await this.steps.killAt(step));
      if (!isThere) {
        await pause(this.draw.between(0, 1500));
        await this.crew.kill(this.draw.between(0, this.crew.size - 1));
      }
      const where = isThere ? step : 'any moment';
      this.killed.set(where, (this.killed.get(where) ?? 0) + 1);
    }
  }

  private async harmRedis(times: number): Promise<void> {
    for (let done = 0; done < times; done += 1) {
      await pause(this.draw.between(100, 2500));
      await this.stores.harmRedis(redisFaults[(this.flushesDone + this.options.seed) % 3] as 'FLUSH', 4000);
      this.flushesDone += 1;
    }
  }

  private async crashPostgres(): Promise<void> {
    await pause(this.draw.between(500, 2500));
    await this.stores.crashPostgres();
    this.options.say('▸ PostgreSQL crashed and recovered');
  }

  /**
   * Nothing that is due waits: no alert, no job, no digest, no mail. The clock goes faster meanwhile, so that what a
   * killed worker had in hand comes free again.
   */
  private async untilDone(): Promise<void> {
    const limit = this.options.plant ? 20_000 : 60_000 + this.options.alerts * 12;
    let asked = Date.now();
    let what = '';
    await until(
      'no work is left',
      async () => {
        if (Date.now() - asked > 2000) {
          asked = Date.now();
          await this.passTime(40);
          await askForSweeps(this.stores.redisUrl);
        }
        what = await this.app.db(leftToDo).catch((error: unknown) => String(error));
        return what === '';
      },
      limit,
    ).catch((error: unknown) => {
      this.options.say(`  still waiting: ${what}`);
      if (!this.options.plant) throw error;
    });
  }
}

/** The share of one round in so many things: all of them together are all. */
function part(all: number, round: number, rounds: number): number {
  return Math.floor((all * (round + 1)) / rounds) - Math.floor((all * round) / rounds);
}
