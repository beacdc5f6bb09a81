/** Keeps the list of [Note: The leash]: `+PID` and `-PID`, a line each, until the pipe is closed. */
import { createInterface } from 'node:readline';

const held = new Set<number>();

// Whoever ends this process before its owner would leave the programs without one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1));
    if (!Number.isInteger(pid) || pid <= 0) return;
    if (line.startsWith('+')) held.add(pid);
    else held.delete(pid);
  })
  .on('close', () => {
    for (const pid of held) end(pid);
  });

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
