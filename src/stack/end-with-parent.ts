const patienceMs = 15_000;
let listening = false;

/**
 * When the launcher is gone, however it went, this process asks itself to end in order, and ends anyway when that takes
 * longer than 15 seconds. Without a launcher (no IPC channel) it does nothing.
 */
export function endWithParent(): void {
  if (!process.channel || listening) return;
  listening = true;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), patienceMs).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening for the end of the launcher must not keep a process alive that has nothing left to do.
  process.channel.unref();
}
