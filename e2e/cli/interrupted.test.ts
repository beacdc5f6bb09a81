import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { captionDocumentSchema, runSidecut, startSidecut } from './sidecut-cli.ts';

const sample = fileURLToPath(new URL('../../sample/sample.mp4', import.meta.url));
/** With pauses, music, and a change to another language and back. */
const [fromSeconds, seconds] = [83, 70];
/** How carefully it listens is no subject here. */
const withStarter = ['--model', 'starter-whisper', '--accuracy', 'fast'];

let folder: string;
let recording: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-interrupted-'));
  recording = join(folder, 'a minute.wav');
  const { ffmpeg } = await locateFfmpeg();
  const sound = ['-vn', '-ac', '1', '-ar', '16000', '-t', String(seconds), recording];
  await promisify(execFile)(ffmpeg.path, ['-v', 'error', '-ss', String(fromSeconds), '-i', sample, ...sound]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface StoredWindow {
  readonly startMs: number;
  readonly coveredMs: number;
  readonly words: string;
}

/** As they lie in the library, which may be in use. */
function storedWindows(home: string): readonly StoredWindow[] {
  const file = join(home, 'library.sqlite');
  if (!existsSync(file)) return [];
  const library = new Database(file, { readonly: true });
  try {
    return library
      .prepare('SELECT startMs, coveredMs, words FROM windows ORDER BY number')
      .all() as StoredWindow[];
  } catch {
    // The tables are not there yet.
    return [];
  } finally {
    library.close();
  }
}

async function whenStored(home: string, count: number): Promise<void> {
  const deadline = Date.now() + 100_000;
  while (storedWindows(home).length < count) {
    if (Date.now() > deadline) throw new Error('no windows were stored');
    await sleep(20);
  }
}

const captionArguments = (out: string) => [...['caption', recording, ...withStarter, '--out', out, '--json']];

async function captionWhole(home: string, out: string) {
  const end = await runSidecut(captionArguments(out), home);
  expect(end.status).toBe(0);
  return { end, file: captionDocumentSchema.parse(JSON.parse(end.stdout)).files[0]! };
}

describe('an interrupted captioning', () => {
  let unbroken: Awaited<ReturnType<typeof captionWhole>>['file'];
  let unbrokenWindows: readonly StoredWindow[];
  beforeAll(async () => {
    const home = join(folder, 'unbroken');
    unbroken = (await captionWhole(home, join(folder, 'out-unbroken'))).file;
    unbrokenWindows = storedWindows(home);
  }, 200_000);

  const stopped = () => ({ home: join(folder, 'stopped'), out: join(folder, 'out-stopped') });

  it('stops at Ctrl+C with status 130, no half-written file, and what it had is kept', async () => {
    const { home, out } = stopped();
    const running = startSidecut(captionArguments(out), home);
    await whenStored(home, 2);
    running.child.kill('SIGINT');
    const end = await running.ended;
    expect(end.status).toBe(130);
    expect(end.stderr).toContain(
      'cancelled. What was recognised is kept; the same command goes on from there.',
    );
    expect(end.stderr).not.toMatch(/\n\s+at /);
    expect(await readdir(out)).toEqual([]);
    expect(storedWindows(home).length).toBeGreaterThanOrEqual(2);
  });

  it('goes on from there, and after kill -9 in the middle: no window is decoded twice, and every word and cue is the same', async () => {
    const { home, out } = stopped();
    const first = startSidecut(captionArguments(out), home);
    await whenStored(home, storedWindows(home).length + 1);
    first.child.kill('SIGKILL');
    const killed = await first.ended;
    expect(killed.signal).toBe('SIGKILL');
    expect(killed.stderr).toMatch(/going on from \d+ s/);
    const before = storedWindows(home);
    expect(await readdir(out)).toEqual([]);

    const { end, file } = await captionWhole(home, out);
    expect(file.windows).toEqual({
      kept: before.length,
      decoded: unbrokenWindows.length - before.length,
    });
    expect(end.stderr).toContain('going on from');
    expect(storedWindows(home)).toEqual(unbrokenWindows);
    expect(file.cues).toEqual(unbroken.cues);
    expect(unbrokenWindows.at(-1)!.coveredMs).toBeGreaterThan((seconds - 10) * 1000);
    expect(await readdir(out)).toEqual(['a minute.srt']);
  }, 200_000);

  it('goes on in the app, too, and gives the same as the command line', async () => {
    const home = join(folder, 'app');
    const script = fileURLToPath(new URL('captioning-app.ts', import.meta.url));
    const start = () =>
      spawn(process.execPath, [script, home, recording], { stdio: ['ignore', 'pipe', 'inherit'] });
    const app = start();
    const gone = once(app, 'exit');
    await whenStored(home, 3);
    app.kill('SIGKILL');
    await gone;
    expect(storedWindows(home).length).toBeLessThan(unbrokenWindows.length);
    let written = '';
    const last = start();
    last.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
    await once(last, 'close');
    expect(storedWindows(home)).toEqual(unbrokenWindows);
    const cues = z
      .array(z.looseObject({ startMs: z.int(), endMs: z.int(), text: z.string() }))
      .parse(JSON.parse(written));
    const bare = ({ startMs, endMs, text }: (typeof cues)[number]) => ({ startMs, endMs, text });
    expect(cues.map(bare)).toEqual(
      unbroken.cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text })),
    );
  }, 300_000);

  it('lays out anew to another guideline without recognising anything twice', async () => {
    const home = join(folder, 'unbroken');
    const args = [...captionArguments(join(folder, 'out-unbroken')), '--profile', 'shorts', '--overwrite'];
    const end = await runSidecut(args, home);
    const file = captionDocumentSchema.parse(JSON.parse(end.stdout)).files[0]!;
    expect(file.windows).toEqual({ kept: unbrokenWindows.length, decoded: 0 });
    expect(end.stderr).toContain('recognised before; only the cues are made anew.');
    expect(file.cues.length).toBeGreaterThan(unbroken.cues.length);
    expect(storedWindows(home)).toEqual(unbrokenWindows);
  });
});
