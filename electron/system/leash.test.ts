import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';

const owner = fileURLToPath(new URL('testing/owner.ts', import.meta.url));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function startOwner() {
  const child = spawn(process.execPath, [owner], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { held, free } = JSON.parse(line) as { readonly held: readonly number[]; readonly free: number };
  return { child, held, free };
}

it('programs end with the process that started them when that one is killed', async () => {
  const { child, held, free } = await startOwner();
  try {
    expect(held.every(isAlive)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(held.some(isAlive)).toBe(false), { timeout: 5000, interval: 10 });
    // What was taken off the list is no longer ours to end: its number may be another program's by now.
    expect(isAlive(free)).toBe(true);
  } finally {
    process.kill(free, 'SIGKILL');
  }
});
