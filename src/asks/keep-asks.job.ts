import { Injectable, Logger } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import { isHourOfNudges } from '../notices/digest-time.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { isWorkingDay } from '../platform/working-days.js';
import { dueOf } from '../promises/promise.js';
import { AskNews } from './ask-news.service.js';
import { AsksRepository } from './asks.repository.js';

const portion = 100;
/** How it is noted that the coordinator was told. */
const escalated = -1;

/**
 * Reminds whoever is responsible of asks that wait, by the rule of promises, and tells the coordinator once the day has
 * passed: on working days, between nine and eight. Each ask in one transaction that holds its row: an answer comes
 * before it or after it.
 */
@Injectable()
@Sweeps('keep-asks', 60)
export class KeepAsks implements Sweep {
  private readonly log = new Logger(KeepAsks.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly asks: AsksRepository,
    private readonly settings: SettingsRepository,
    private readonly news: AskNews,
  ) {}

  async sweep(): Promise<void> {
    let afterId: string | null = null;
    do {
      const last: string | null = afterId;
      const [ids, due]: [string[], string[]] = await this.transaction.read(async (tx) => {
        if (!isHourOfNudges(tx.now) || !isWorkingDay(tx.today)) return [[], []];
        const found = await this.asks.waiting(tx, last, portion);
        const some: string[] = [];
        for (const id of found) if ((await this.dueFor(tx, id)).length > 0) some.push(id);
        return [found, some];
      });
      for (const id of due) await this.keepOne(id);
      afterId = ids.length < portion ? null : (ids.at(-1) ?? null);
    } while (afterId !== null);
  }

  /** One that cannot be kept holds up no other; it comes back with the next sweep. */
  private async keepOne(id: string): Promise<void> {
    try {
      await this.transaction.run(async (tx) => {
        if (!(await this.asks.openForUpdate(tx, id))) return;
        for (const daysBefore of await this.dueFor(tx, id)) {
          await this.asks.nudged(tx, id, daysBefore);
          await this.news.toDesk(tx, id, daysBefore === escalated ? 'LATE' : 'NUDGE', daysBefore);
        }
      });
    } catch (error) {
      this.log.error({
        message: 'An ask could not be kept and will be tried again',
        id,
        error: String(error),
      });
    }
  }

  private async dueFor(tx: Tx, id: string): Promise<number[]> {
    const ask = await this.asks.byId(tx, id);
    if (ask?.status !== 'OPEN') return [];
    const told = await this.asks.nudgesOf(tx, id);
    if (ask.answerBy < tx.today) return told.some((each) => each.daysBefore === escalated) ? [] : [escalated];
    const rules = await this.settings.of(tx, ask.regionCode);
    const turn = { status: 'ACCEPTED', parties: ['ADVISER'], by: ask.answerBy, since: ask.askedAt } as const;
    const nudges = told.map((each) => ({ ...each, party: 'ADVISER' as const, dueOn: ask.answerBy }));
    return dueOf(turn, { told: nudges, lapsed: [] }, tx.now, rules).nudges.map((each) => each.daysBefore);
  }
}
