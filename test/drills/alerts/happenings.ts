import type { Draw } from '../../../src/demo/draw.js';
import { Seats } from '../../../src/places/seats.service.js';
import { Transaction } from '../../../src/platform/transaction.service.js';
import { addDays, type CalendarDate } from '../../../src/platform/calendar-date.js';
import type { TestApp } from '../../support/app.js';
import { asTest } from '../../support/test-transaction.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskOfDrill } from './world.js';
import type { Act, PlaceStory } from './oracle.js';

const mutations = {
  EXTEND: `mutation ($id: ID!, $version: Int!, $lapsesOn: Date!) {
    done: extendPlace(id: $id, version: $version, lapsesOn: $lapsesOn) { problems { code } } }`,
  WITHDRAW: `mutation ($id: ID!, $version: Int!) {
    done: withdrawPlace(id: $id, version: $version, reason: OTHER) { problems { code } } }`,
};

interface Row {
  readonly version: number;
  readonly status: string;
  readonly lapsesOn: CalendarDate;
}

/** What is done with places by people, through the API and the product's own use of seats, whatever fails meanwhile. */
export class Happenings {
  constructor(
    private readonly app: TestApp,
    private readonly desks: readonly DeskOfDrill[],
    private readonly draw: Draw,
  ) {}

  /** Does something with some of the places that are open on this day, and returns every story with what was done. */
  async happen(
    stories: readonly PlaceStory[],
    round: number,
    today: CalendarDate,
    share: number,
    atMost: number,
  ): Promise<PlaceStory[]> {
    const open = stories.filter((story) => isOpen(story, today));
    const chosen = this.draw.some(open, Math.min(atMost, Math.ceil(open.length * share)));
    const acts = new Map<string, Act>();
    for (const story of chosen) {
      const kind = this.draw.pick(['EXTEND', 'EXTEND', 'WITHDRAW', 'FILL'] as const);
      const lapsesOn = kind === 'EXTEND' ? addDays(fallsOn(story), this.draw.between(1, 45)) : undefined;
      acts.set(story.id, { round, kind, ...(lapsesOn === undefined ? {} : { lapsesOn }) });
    }
    const waiting = [...chosen];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let story = waiting.pop(); story; story = waiting.pop())
          await this.does(story, acts.get(story.id) as Act);
      }),
    );
    return stories.map((story) => {
      const act = acts.get(story.id);
      return act ? { ...story, acts: [...story.acts, act] } : story;
    });
  }

  /** Until it is done: an answer that was lost is looked up in the place itself. */
  private async does({ id, regionCode }: PlaceStory, act: Act): Promise<void> {
    let answer: unknown;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const row = await this.row(id);
        if (isDone(row, act)) return;
        if (attempt === 60)
          throw new Error(`${act.kind} of place ${id}: ${row.status}, ${JSON.stringify(answer)}`);
        if (act.kind === 'FILL') await this.fill(id);
        else answer = await this.ask(regionCode, act, id, row.version);
        if (isDone(await this.row(id), act)) return;
      } catch (error) {
        if (attempt >= 60) throw error;
      }
      await pause(250);
    }
  }

  private async row(id: string): Promise<Row> {
    return (await this.app.db((tx) =>
      tx.one<Row>('SELECT version, status, lapses_on AS "lapsesOn" FROM place WHERE id = $1', [id]),
    )) as Row;
  }

  private async ask(regionCode: string, act: Act, id: string, version: number): Promise<unknown> {
    const desk = this.desks.find((each) => each.regionCode === regionCode) as DeskOfDrill;
    return this.app.ask(
      mutations[act.kind as 'EXTEND' | 'WITHDRAW'],
      { id, version, ...(act.lapsesOn === undefined ? {} : { lapsesOn: act.lapsesOn }) },
      { as: desk.adviser },
    );
  }

  private async fill(id: string): Promise<void> {
    await asTest(() => this.app.app.get(Transaction).run((tx) => this.app.app.get(Seats).take(tx, id)));
  }
}

const fallsOn = (story: PlaceStory): CalendarDate =>
  story.acts.findLast(({ kind }) => kind === 'EXTEND')?.lapsesOn ?? story.lapsesOn;

const isOpen = (story: PlaceStory, today: CalendarDate) =>
  fallsOn(story) >= today && story.acts.every(({ kind }) => kind === 'EXTEND');

function isDone(row: Row, { kind, lapsesOn }: Act): boolean {
  if (kind === 'EXTEND') return row.lapsesOn === lapsesOn;
  return row.status === (kind === 'FILL' ? 'FILLED' : 'WITHDRAWN');
}
