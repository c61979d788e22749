import { StackProcess } from '../../support/stack-process.js';

const program = 'dist/src/worker.main.js';

/** What a worker calls itself in the database. */
export const workerName = (worker: number): string => `drill-worker-${worker}`;

/** Several workers as they run in production: processes that are started again whenever they end. */
export class Crew {
  /** Workers that ended without being killed by us: how, each. */
  readonly endedByThemselves: string[] = [];
  private readonly members = new Map<number, StackProcess>();
  private isStopping = false;

  constructor(
    private readonly environment: Record<string, string>,
    private readonly mailUrls: readonly string[],
    private readonly plant: string | undefined,
  ) {}

  get size(): number {
    return this.mailUrls.length;
  }

  start(): void {
    for (const worker of this.mailUrls.keys()) this.startOne(worker);
  }

  /** kill -9, and started again at once. */
  async kill(worker: number): Promise<void> {
    const member = this.members.get(worker);
    if (!member) return;
    this.members.delete(worker);
    member.kill('SIGKILL');
    await member.ended;
    if (!this.isStopping) this.startOne(worker);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const members = [...this.members.values()];
    this.members.clear();
    for (const member of members) member.kill('SIGKILL');
    await Promise.all(members.map(({ ended }) => ended));
  }

  private startOne(worker: number): void {
    const member = new StackProcess(program, [], {
      ...this.environment,
      SMTP_URL: this.mailUrls[worker] as string,
      PGAPPNAME: workerName(worker),
      NODE_OPTIONS: this.plant ? `--import ${this.plant}` : '',
    });
    this.members.set(worker, member);
    void member.ended.then((how) => {
      if (this.members.get(worker) !== member) return;
      this.endedByThemselves.push(`${workerName(worker)}: ${how}\n${member.output.slice(-2000)}`);
      this.startOne(worker);
    });
  }
}
