import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { actFor } from './acting.service.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { Sweeps, type Sweep } from './handles.decorator.js';
import { MailChecks } from './mail-checks.service.js';
import { judgeFailure, type SendError } from './mail-failure.js';
import { MailTransport } from './mail-transport.service.js';
import { workReach } from './reach.js';
import { Transaction, type Tx } from './transaction.service.js';
import { WaitingMail, type LeasedLine, type OpenedMail } from './waiting-mail.repository.js';

/** A timer's turn ends after this, while the sending goes on: a turn that takes for ever looks like one that hangs. */
const turnMs = 10_000;

/**
 * Sends mail, at least once, with a Message-ID that stays the same: claimed in one transaction, sent outside any, settled
 * in another. A lease that runs out, because its worker is no more, is taken again. A recipient's mail leaves in the
 * order in which it was written; what fails holds up nobody else.
 */
@Injectable()
@Sweeps('send-mail', 5)
export class SendMail implements Sweep, BeforeApplicationShutdown {
  private readonly log = new Logger(SendMail.name);
  private readonly lines = new Set<Promise<void>>();
  private running: Promise<void> | undefined;
  private again = false;
  private wake: () => void = () => undefined;
  private isStopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly waiting: WaitingMail,
    private readonly transport: MailTransport,
    private readonly checks: MailChecks,
  ) {}

  async sweep(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const turn = new Promise<void>((resolve) => (timer = setTimeout(resolve, turnMs)));
    await Promise.race([this.sendAll(), turn]);
    clearTimeout(timer);
  }

  /** Sends whatever may go, until there is nothing more; a call during a run makes it look once more. */
  sendAll(): Promise<void> {
    this.again = true;
    this.wake();
    this.running ??= actFor(workReach('send-mail'), () => this.sendWhileThereIsSome()).finally(
      () => (this.running = undefined),
    );
    return this.running;
  }

  /** What is being sent is waited for; the rest is given back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.running?.catch(() => undefined);
  }

  private async sendWhileThereIsSome(): Promise<void> {
    try {
      while (!this.isStopping) {
        const free = this.config.mailConnections - this.lines.size;
        this.again = false;
        const claimed = free > 0 ? await this.transaction.run((tx) => this.waiting.claim(tx, free)) : [];
        for (const line of claimed) this.begin(line);
        if (claimed.length > 0 || this.again) continue;
        if (this.lines.size === 0) return;
        // Until a line ends, or somebody says that there is more.
        await Promise.race([...this.lines, new Promise<void>((resolve) => (this.wake = resolve))]);
      }
    } finally {
      await Promise.all(this.lines);
    }
  }

  private begin(line: LeasedLine): void {
    const sending = this.sendLine(line)
      .catch((error: unknown) =>
        // The database is away: the lease runs out by itself.
        this.log.error({ message: 'Mail in hand could not be settled', error: String(error) }),
      )
      .finally(() => {
        this.lines.delete(sending);
        // Its domain has room again, which a claim that is under way did not see.
        this.again = true;
      });
    this.lines.add(sending);
  }

  /** One after the other; after a failure that may pass, what follows waits with it. */
  private async sendLine({ leaseId, mailIds }: LeasedLine): Promise<void> {
    for (const id of mailIds) {
      if (this.isStopping || !(await this.sendOne(id, leaseId))) {
        await this.transaction.run((tx) => this.waiting.release(tx, leaseId));
        return;
      }
    }
  }

  /** Whether the next of the line may follow. */
  private async sendOne(id: string, leaseId: string): Promise<boolean> {
    const mail = await this.transaction.run((tx) => this.opened(tx, id, leaseId));
    if (mail === 'GO_ON') return true;
    try {
      await this.transport.send(mail);
    } catch (error) {
      return this.settleFailure(mail, error as SendError);
    }
    await this.transaction.run((tx) => this.waiting.sent(tx, mail, this.transport.isThere));
    return true;
  }

  /** Asks again, at the last moment, whether it may go: what was true when it was written may not be now. */
  private async opened(tx: Tx, id: string, leaseId: string): Promise<OpenedMail | 'GO_ON'> {
    const mail = await this.waiting.open(tx, id, leaseId);
    if (!mail) return 'GO_ON';
    if (mail.isTooLate || !(await this.checks.mayStillLeave(tx, mail))) {
      await this.waiting.drop(tx, mail);
      return 'GO_ON';
    }
    return (await this.waiting.putOff(tx, mail)) ? 'GO_ON' : mail;
  }

  private async settleFailure(mail: OpenedMail, error: SendError): Promise<boolean> {
    const judged = judgeFailure(error);
    const isServer = judged === 'SERVER' || (judged === 'UNCLEAR' && !(await this.transport.answers()));
    this.log.warn({
      message: isServer ? 'The mail server takes no mail' : 'A mail could not be sent',
      mailId: mail.id,
      attempt: mail.attempts,
      code: error.code,
      replyCode: error.responseCode,
    });
    await this.transaction.run(async (tx) => {
      if (isServer) return this.waiting.serverFailed(tx, mail, error);
      if (judged === 'UNCLEAR') await this.waiting.domainFailed(tx, mail.domain, error);
      return this.waiting.failed(tx, mail, error, judged === 'REFUSED');
    });
    return !isServer && judged === 'REFUSED';
  }
}
