import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** Where in taking a mail a worker can be killed: before its words are in, or after, before it hears that they are. */
export type MailStep = 'DATA' | 'ANSWER';

/**
 * Mail servers that speak SMTP, one a worker so that it is known who sends, with one book of what arrived. A mail
 * counts as arrived from the moment the server would answer for it.
 */
export class MailServers {
  /** How often each Message-ID arrived. */
  readonly arrived = new Map<string, number>();
  private readonly servers: SMTPServer[] = [];
  private trap: { step: MailStep; spring: (worker: number) => Promise<void> } | undefined;

  /** The address of the server for that worker. */
  async for(worker: number): Promise<string> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        this.take(stream, worker).then(() => done(), done);
      },
    });
    // A client that was killed breaks its connection off.
    server.on('error', () => undefined);
    this.servers.push(server);
    const port = await new Promise<number>((resolve) => {
      const { server: listening } = server;
      server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
    });
    return `smtp://127.0.0.1:${port}`;
  }

  /** The worker that next comes to this step is given to `spring`, and waits for it. */
  setTrap(step: MailStep, spring: (worker: number) => Promise<void>): void {
    this.trap = { step, spring };
  }

  removeTrap(): void {
    this.trap = undefined;
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => new Promise<void>((done) => server.close(() => done()))));
  }

  private async take(stream: NodeJS.ReadableStream, worker: number): Promise<void> {
    await this.sprung('DATA', worker);
    const raw = (await buffer(stream)).toString();
    const id = /^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1];
    if (id === undefined) throw new Error('A mail without a Message-ID');
    this.arrived.set(id, (this.arrived.get(id) ?? 0) + 1);
    await this.sprung('ANSWER', worker);
  }

  private async sprung(step: MailStep, worker: number): Promise<void> {
    if (this.trap?.step !== step) return;
    const { spring } = this.trap;
    this.trap = undefined;
    await spring(worker);
  }
}
