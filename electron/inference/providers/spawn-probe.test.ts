import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isGoneWithin } from '../testing/processes.ts';
import { isCancellation } from '../../../core/errors.ts';
import { spawnProbe } from './spawn-probe.ts';

const never = new AbortController().signal;
const entry = (name: string) => fileURLToPath(new URL(`../testing/${name}.ts`, import.meta.url));

describe('a probe', () => {
  it('of the CPU against itself finds the same numbers, also in float16', async () => {
    const outcome = await spawnProbe('cpu', 1, never);
    expect(outcome).toMatchObject({ kind: 'measured', measurement: { maxDifference: 0 } });
    const { measurement } = outcome as Extract<typeof outcome, { kind: 'measured' }>;
    expect(measurement.float16Difference).toBeLessThan(0.02);
    expect(measurement.runMs).toBeGreaterThan(0);
  });

  it('of a provider that this build lacks is refused', async () => {
    const foreign = process.platform === 'darwin' ? 'dml' : 'coreml';
    expect(await spawnProbe(foreign, 1, never)).toMatchObject({ kind: 'refused' });
  });

  it('whose driver crashes costs only its own process', async () => {
    const outcome = await spawnProbe('webgpu', 1, never, entry('crashing-probe'));
    expect(outcome).toEqual({ kind: 'crashed', how: 'SIGSEGV' });
  });

  it('that hangs can be cancelled', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidecut-probe-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const pidFile = join(folder, 'pid');
    vi.stubEnv('HANGING_PROBE_PID_FILE', pidFile);
    onTestFinished(() => void vi.unstubAllEnvs());
    const controller = new AbortController();
    const probe = spawnProbe('webgpu', 1, controller.signal, entry('hanging-probe'));
    const pid = await vi.waitFor(
      async () => {
        const text = await readFile(pidFile, 'utf8');
        expect(text).toMatch(/^\d+$/);
        return Number(text);
      },
      { timeout: 30_000, interval: 20 },
    );
    controller.abort();
    await expect(probe).rejects.toSatisfy(isCancellation);
    expect(await isGoneWithin(pid, 5000)).toBe(true);
  });
});
