import { spawn } from 'node:child_process';

/** A step that failed; what it wrote has been shown. */
export class StepFailed extends Error {}

/** Everything this launcher says goes to the error output: the output belongs to the command. */
export function progress(line) {
  process.stderr.write(`▸ ${line}\n`);
}

/** Runs a preparing step with one line of progress, and shows what it wrote only when it fails. */
export async function runStep(title, [program, ...before], args, options) {
  progress(title);
  const child = spawn(program, [...before, ...args], {
    ...options,
    env: { ...process.env, NODE_OPTIONS: '', ...options.env },
    shell: process.platform === 'win32' && program === 'npm',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = [];
  child.stdout.on('data', (chunk) => written.push(chunk));
  child.stderr.on('data', (chunk) => written.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const said = Buffer.concat(written).toString();
  process.stderr.write(said);
  const hint = /ENOSPC|no space left/i.test(said)
    ? 'De schijf is vol: maak ruimte vrij. / The disk is full: free some space.'
    : `Lukt niet: ${title}. Wat er misging staat hierboven. / This step failed; what went wrong is above.`;
  throw new StepFailed(hint);
}

const ignore = () => undefined;

/** Runs a command in the foreground and gives its exit code. Ctrl-C reaches it by itself; this process outlives it. */
export async function runInFront(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: 'inherit' });
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', ignore).on('SIGTERM', pass);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(signal ? 1 : status));
  });
  process.off('SIGINT', ignore).off('SIGTERM', pass);
  return code;
}
