import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openCheckpoint, removeOldCheckpoints } from './checkpoint.ts';
import { eventually } from './testing/eventually.ts';

const entrySchema = z.strictObject({ n: z.int() });
let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sidecut-checkpoint-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (
  more: { startAnew?: boolean; model?: string; signal?: AbortSignal; onWait?: () => void } = {},
) =>
  openCheckpoint({
    folder,
    identity: { file: 'a', model: more.model ?? 'm' },
    entrySchema,
    startAnew: more.startAnew ?? false,
    ...(more.signal ? { signal: more.signal } : {}),
    ...(more.onWait ? { onWait: more.onWait } : {}),
  });

async function filePath(): Promise<string> {
  const names = await readdir(folder);
  return join(
    folder,
    names.find((name) => name.endsWith('.jsonl'))!,
  );
}

describe('a checkpoint', () => {
  it('gives back what an earlier run appended', async () => {
    {
      await using first = await open();
      await first.append({ n: 1 });
      await first.append({ n: 2 });
    }
    await using second = await open();
    expect(second.entries).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('cuts off a line that a kill left torn, and goes on after the whole ones', async () => {
    {
      await using first = await open();
      await first.append({ n: 1 });
    }
    await appendFile(await filePath(), '{"n":');
    {
      await using second = await open();
      expect(second.entries).toEqual([{ n: 1 }]);
      await second.append({ n: 2 });
    }
    await using third = await open();
    expect(third.entries).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('distrusts everything from the first damaged line on', async () => {
    {
      await using first = await open();
      await first.append({ n: 1 });
    }
    await appendFile(await filePath(), '{"n":"two"}\n{"n":3}\n');
    await using second = await open();
    expect(second.entries).toEqual([{ n: 1 }]);
  });

  it('knows another model for another job', async () => {
    {
      await using first = await open();
      await first.append({ n: 1 });
    }
    await using other = await open({ model: 'other' });
    expect(other.entries).toEqual([]);
  });

  it('starts anew when asked', async () => {
    {
      await using first = await open();
      await first.append({ n: 1 });
    }
    await using second = await open({ startAnew: true });
    expect(second.entries).toEqual([]);
  });

  it('waits for another process that has the job open, and goes on when that is killed', async () => {
    {
      await using first = await open();
      await first.append({ n: 1 });
    }
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await writeFile(`${await filePath()}.lock`, String(other.pid));
    let waited = 0;
    // Each look at the lock asks whether its process still runs.
    using looks = vi.spyOn(process, 'kill');
    const opening = open({ onWait: () => waited++ });
    await eventually(() => expect(looks.mock.calls.length).toBeGreaterThan(2));
    expect(waited).toBe(1);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await using second = await opening;
    expect(second.entries).toEqual([{ n: 1 }]);
  });

  it('stops waiting when cancelled', async () => {
    await (await open()).close();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await writeFile(`${await filePath()}.lock`, String(other.pid));
    const cancel = new AbortController();
    const opening = open({ signal: cancel.signal, onWait: () => cancel.abort() });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    other.kill('SIGKILL');
  });

  it('is removed when it has grown old, not before', async () => {
    await (await open()).close();
    await removeOldCheckpoints(folder, 1);
    expect(await readdir(folder)).toHaveLength(1);
    await removeOldCheckpoints(folder, -1);
    expect(await readdir(folder)).toHaveLength(0);
  });
});
