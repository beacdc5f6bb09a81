import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { captionDocumentSchema, runSidecut, startSidecut } from './sidecut-cli.ts';

const sample = fileURLToPath(new URL('../../sample/sample.mp4', import.meta.url));
const minutes = 10;

let folder: string;
let recording: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-interrupted-'));
  recording = join(folder, 'ten minutes.wav');
  const { ffmpeg } = await locateFfmpeg();
  const sound = ['-vn', '-ac', '1', '-ar', '16000', '-t', String(minutes * 60), recording];
  await promisify(execFile)(ffmpeg.path, ['-v', 'error', '-stream_loop', '-1', '-i', sample, ...sound]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts at lines of the checkpoint, so at windows and how far each reaches. */
async function storedWindows(home: string): Promise<{ startMs: number; coveredMs: number }[]> {
  const names = await readdir(join(home, 'jobs')).catch(() => []);
  const name = names.find((candidate) => candidate.endsWith('.jsonl'));
  if (!name) return [];
  const lines = (await readFile(join(home, 'jobs', name), 'utf8')).split('\n').slice(1, -1);
  const entries = lines.map(
    (line) => JSON.parse(line) as { kind: string; startMs: number; coveredMs: number },
  );
  return entries.filter((entry) => entry.kind === 'window');
}

async function whenStored(home: string, count: number): Promise<void> {
  const deadline = Date.now() + 100_000;
  while ((await storedWindows(home)).length < count) {
    if (Date.now() > deadline) throw new Error('no windows were stored');
    await sleep(20);
  }
}

describe('an interrupted captioning', () => {
  it('goes on after kill -9 in the middle of ten minutes, and decodes no window twice', async () => {
    const home = join(folder, 'killed');
    const out = join(folder, 'out-killed');
    const args = ['caption', recording, '--model', 'starter-whisper', '--out', out, '--json'];
    const first = startSidecut(args, home);
    await whenStored(home, 12);
    first.child.kill('SIGKILL');
    expect((await first.ended).signal).toBe('SIGKILL');
    const before = await storedWindows(home);
    expect(await readdir(out)).toEqual([]);

    const second = await runSidecut(args, home);
    expect(second.status).toBe(0);
    const [file] = captionDocumentSchema.parse(JSON.parse(second.stdout)).files;
    expect(file!.windows.kept).toBe(before.length);
    expect(second.stderr).toContain('going on from');
    const after = await storedWindows(home);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(file!.windows.kept + file!.windows.decoded);
    for (let i = 1; i < after.length; i++) {
      expect(after[i]!.startMs).toBeGreaterThanOrEqual(after[i - 1]!.coveredMs);
    }
    expect(after.at(-1)!.coveredMs).toBeGreaterThan((minutes - 1) * 60_000);
    expect(await readdir(out)).toEqual(['ten minutes.srt']);
  });

  it('stops at Ctrl+C with status 130, no half-written file, and what it had is kept', async () => {
    const home = join(folder, 'cancelled');
    const out = join(folder, 'out-cancelled');
    const args = ['caption', recording, '--model', 'starter-whisper', '--out', out];
    const running = startSidecut(args, home);
    await whenStored(home, 3);
    running.child.kill('SIGINT');
    const end = await running.ended;
    expect(end.status).toBe(130);
    expect(end.stderr).toContain('cancelled');
    expect(end.stderr).not.toMatch(/\n\s+at /);
    expect(await readdir(out)).toEqual([]);
    expect((await storedWindows(home)).length).toBeGreaterThanOrEqual(3);
  });
});
