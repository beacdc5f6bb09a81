import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lastWords, withoutLogPrefix, wordsOfError } from './last-words.ts';
import { runProgram, startProgram, wasInterrupted } from './spawn-ffmpeg.ts';
import type { RunningProgram } from './spawn-ffmpeg.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';

const folder = temporaryFolder();
const node = { path: process.execPath, version: '' };

/** Runs a script in Node in ffmpeg's place. */
function start(script: string, signal?: AbortSignal): RunningProgram {
  return startProgram(node, ['-e', script], { signal });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('startProgram', () => {
  it('passes arguments as they are, whatever they contain', async () => {
    const odd = ['a b', '"', "'", '$(id)', '`id`', '%PATH%', '*', '-x', '', 'ünï', ';&|'];
    const run = await runProgram(node, [
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1)))',
      '--',
      ...odd,
    ]);
    expect(JSON.parse(run.stdout)).toEqual(odd);
  });

  it('keeps the last lines of standard error and drains the rest', async () => {
    const running = start('for (let i = 0; i < 20000; i++) console.error("line " + i); process.exitCode = 3');
    running.stdout.resume();
    const end = await running.ended;
    expect(end.exitCode).toBe(3);
    expect(end.stderrTail).toHaveLength(40);
    expect(end.stderrTail.at(-1)).toBe('line 19999');
  });

  it('does not let the program run ahead of its reader', async () => {
    const running = start(`
      let written = 0;
      const more = () => { while (written < 1e9) { written += 65536; if (!process.stdout.write(Buffer.alloc(65536))) return process.stdout.once('drain', more); } };
      more();
      setTimeout(() => { console.error(written); process.exit(); }, 400);`);
    const tail = await Promise.race([running.ended.then((end) => end.stderrTail), sleep(5000, null)]);
    void running.stop();
    const written = Number((tail ?? (await running.ended).stderrTail).at(-1));
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(1_000_000);
  });

  it.skipIf(process.platform === 'win32')(
    'ends a program that ignores polite requests by force (Windows knows only force)',
    async () => {
      const pidFile = join(folder, 'pid');
      const cancel = new AbortController();
      const running = start(
        `process.on('SIGTERM', () => {});
         require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
         setInterval(() => {}, 1000);`,
        cancel.signal,
      );
      running.stdout.on('data', () => undefined);
      while ((await readFile(pidFile, 'utf8').catch(() => '')) === '') await sleep(20);
      const pid = Number(await readFile(pidFile, 'utf8'));
      expect(isAlive(pid)).toBe(true);
      cancel.abort();
      expect((await running.ended).endedBy).toBe('SIGKILL');
      expect(isAlive(pid)).toBe(false);
    },
  );

  it('ends ffmpeg at once when it is cancelled', async () => {
    const cancel = new AbortController();
    const endless = ['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', 'sine', '-f', 's16le', 'pipe:1'];
    const running = startProgram(tools.ffmpeg, endless, { signal: cancel.signal });
    await new Promise((resolve) => running.stdout.once('data', resolve).resume());
    cancel.abort();
    // Asked politely it goes; force would come a second and a half later.
    expect((await running.ended).endedBy).not.toBe('SIGKILL');
  });

  it('tells why a program could not be started, without throwing', async () => {
    const running = startProgram({ path: join(folder, 'missing'), version: '' }, []);
    const end = await running.ended;
    expect(end.startError?.message).toContain('ENOENT');
    expect(lastWords(end)).toContain('ENOENT');
    await running.stop();
  });
});

describe('runProgram', () => {
  it('gives up after its time', async () => {
    const run = await runProgram(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 });
    expect(run.timedOut).toBe(true);
  });

  it('ends a program that writes without end', async () => {
    const script = 'const w = () => process.stdout.write("x".repeat(1e5), w); w()';
    const run = await runProgram(node, ['-e', script], { maxCharacters: 1e6 });
    expect(run.stdout.length).toBeLessThanOrEqual(1e6);
    expect(run.endedBy).not.toBeNull();
  });
});

describe('what ffmpeg says', () => {
  it('is shown without addresses and levels', () => {
    expect(withoutLogPrefix('[mov,mp4 @ 0x55a5] [error] moov atom not found')).toBe('moov atom not found');
    expect(withoutLogPrefix('[in#0 @ 0x1] [h264 @ 0x2] [warning] odd')).toBe('odd');
  });

  it('prefers an error to what came after it', () => {
    const end = { exitCode: 1, endedBy: null };
    const stderrTail = ['[error] bad header', '[info] video:0kB audio:0kB'];
    expect(lastWords({ ...end, stderrTail })).toBe('bad header');
    expect(lastWords({ ...end, stderrTail: [] })).toBe('exit status 1');
  });

  it.each([
    [
      'Error writing trailer of file:/a b/.sidecut-9: x.part: Invalid argument',
      'Error writing trailer: Invalid argument',
    ],
    [
      'file:/whole/path/x.mkv: Invalid data found when processing input',
      'Invalid data found when processing input',
    ],
    ["Could not write header to 'file:/a/x.part': No space left", 'Could not write header: No space left'],
  ])('says "%s" without the path', (line, said) => {
    expect(lastWords({ exitCode: 1, endedBy: null, stderrTail: [`[error] ${line}`] })).toBe(said);
  });

  it('is nothing where it speaks of its own inside', () => {
    const stderrTail = [
      '[error] Error while decoding stream #0:1: Invalid data found when processing input',
      '[error] Error marking filters as finished',
      '[error] Conversion failed!',
    ];
    expect(wordsOfError({ exitCode: 1, endedBy: null, stderrTail })).toBeNull();
    const empty =
      '[warning] Output file is empty, nothing was encoded (check -ss / -t / -frames parameters if used)';
    const sizes = '[info] video:0kB audio:0kB subtitle:0kB other streams:0kB';
    expect(wordsOfError({ exitCode: 0, endedBy: null, stderrTail: [sizes, empty] })).toBeNull();
  });

  it.skipIf(process.platform === 'win32')(
    'tells an interruption from outside (signals: not on Windows)',
    async () => {
      const slow = ['-nostdin', '-re', '-f', 'lavfi', '-i', 'sine', '-flush_packets', '1', '-f', 's16le'];
      // A shell's background program ignores the signal until ffmpeg has set its own answer to it: first sound, then.
      const script =
        '"$0" "$@" & child=$!; for out; do :; done; ' +
        'until [ -s "$out" ]; do sleep 0.1; done; kill -INT $child; wait $child';
      const out = join(folder, 'interrupted.pcm');
      const running = startProgram({ path: '/bin/sh', version: '' }, [
        ...['-c', script],
        ...[tools.ffmpeg.path, ...slow, out],
      ]);
      running.stdout.resume();
      expect(wasInterrupted(await running.ended)).toBe(true);
    },
  );
});
