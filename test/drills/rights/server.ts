import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MatrixChange } from './planted/fault.js';

const program = fileURLToPath(new URL('./serve.main.js', import.meta.url));
const planting = new URL('./planted/plant.main.js', import.meta.url).href;

/** The built product as a process, whole or with a planted fault. */
export class Server {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** @throws with what the process wrote when it does not start */
  static async start(environment: Record<string, string>, patches?: unknown): Promise<Server> {
    const child = fork(program, {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        ...environment,
        PLANTED: patches ? JSON.stringify(patches) : '',
      },
      execArgv: patches ? ['--import', planting] : [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { url: string }).url));
      child.once('exit', (code) =>
        reject(new Error(`the server ended with ${code}:\n${output.slice(-3000)}`)),
      );
    });
    return new Server(url, child);
  }

  /** What its connections to the database still say of for whom they ask; all are idle. Nothing, when all is well. */
  settingsLeft(): Promise<string[]> {
    return new Promise((resolve) => {
      this.child.once('message', (message) => resolve((message as { settings: string[] }).settings));
      this.child.send('settings');
    });
  }

  /** Does the work that waits for a worker: making what was asked, and mail. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('message', () => resolve());
      this.child.send('settle');
    });
  }

  /** Gives a role another reach while it runs; only where the matrix was planted to listen. */
  setMatrix(change: MatrixChange): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('message', () => resolve());
      this.child.send({ matrix: change });
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
