import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { SidecutError } from '../../../../core/errors.ts';
import { formatById } from '../../../../core/formats/registry.ts';
import { writeSrt } from '../../../../core/formats/srt/write-srt.ts';
import { temporaryFolder } from '../../media/testing/media-files.ts';
import { readSubtitleFile } from '../read-subtitle-file.ts';
import { parseInThread } from './parse-in-thread.ts';
import type { ParseOptions } from './parse-in-thread.ts';
import type { ParseWork } from './parse-work.ts';

const folder = temporaryFolder();
const srt = (count: number): string =>
  writeSrt(
    Array.from({ length: count }, (_, at) => ({ startMs: at * 10, endMs: at * 10 + 9, text: `Cue ${at}` })),
  );
/** So many that writing each of its own takes longer than reading them. */
const manyCues = (count: number): string => '1\n00:00:01,000 --> 00:00:02,000\na\n\n'.repeat(count);
const fileOf = (text: string): ParseWork => ({
  ...{ kind: 'file', path: 'a.srt', options: {} },
  bytes: new TextEncoder().encode(text),
});
const small = (): ParseWork => fileOf(srt(2));

/** Another thread in the parser's place; `ended` when there is none any more. */
function replaced(by: string, maxOldGenerationSizeMb = 100) {
  const ended = Promise.withResolvers<null>();
  const startThread: ParseOptions['startThread'] = (_, options) => {
    const file = new URL(`testing/${by}-thread.ts`, import.meta.url);
    const thread = new Worker(file, { ...options, resourceLimits: { maxOldGenerationSizeMb } });
    thread.once('exit', () => ended.resolve(null));
    return thread;
  };
  return { startThread, ended: ended.promise };
}

it('a parser that never ends is given up, and its thread with it', async () => {
  const { startThread, ended } = replaced('endless');
  await expect(parseInThread(small(), 'a.srt', { startThread, maxMs: 300 })).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { reason: 'takes-too-long', name: 'a.srt', afterMs: 300 },
  });
  await ended;
});

it('a cancel ends it at once', async () => {
  const { startThread, ended } = replaced('endless');
  const cancel = new AbortController();
  const parsing = parseInThread(small(), 'a.srt', { startThread, signal: cancel.signal });
  await sleep(200);
  cancel.abort(new SidecutError('cancelled', {}));
  await expect(parsing).rejects.toMatchObject({ code: 'cancelled' });
  await ended;
  await expect(parseInThread(small(), 'a.srt', { startThread, signal: cancel.signal })).rejects.toMatchObject(
    {
      code: 'cancelled',
    },
  );
});

it('one that wants ever more memory ends alone', async () => {
  const { startThread } = replaced('hungry', 30);
  await expect(parseInThread(small(), 'a.srt', { startThread })).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { reason: 'takes-too-much-memory', name: 'a.srt' },
  });
});

it('more cues than a track takes are refused, in a file and in a stream', async () => {
  const text = '[00:01.00]a\n'.repeat(300_000);
  const path = join(folder, 'many.lrc');
  await writeFile(path, text);
  const facts = { reason: 'too-many-cues', count: 300_000, maxCues: 250_000 };
  await expect(readSubtitleFile(path)).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { ...facts, name: 'many.lrc' },
  });
  const stream = { text: manyCues(250_001), id: 'srt', copied: true } as const;
  await expect(parseInThread({ kind: 'stream', stream }, 'a.mkv')).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { ...facts, name: 'a.mkv', count: 250_001 },
  });
});

it('a long file arrives whole, its problems too', async () => {
  const text = `${srt(20_000)}\n\n20001\n00:09:xx --> 00:10\nBroken\n`;
  const parsed = await parseInThread(fileOf(text), 'a.srt');
  expect(parsed).toEqual({ ...formatById('srt')!.parse!(text), formatId: 'srt', encoding: 'utf-8' });
  expect(parsed.problems.length).toBeGreaterThan(0);
});

it('a large file is read aside, and a cancel is answered meanwhile', async () => {
  const path = join(folder, 'large.srt');
  await writeFile(path, manyCues(240_000));
  const cancel = new AbortController();
  const begun = performance.now();
  const reading = readSubtitleFile(path, {}, cancel.signal);
  // Were it parsed on this thread, no timer would run before it is done.
  void sleep(300).then(() => cancel.abort(new SidecutError('cancelled', {})));
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(performance.now() - begun).toBeGreaterThan(250);
});

it('text that ffmpeg converted loses its escapes', async () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\n\\{a\\}\n';
  const read = async (copied: boolean) =>
    (await parseInThread({ kind: 'stream', stream: { text, id: 'srt', copied } }, 'a')).cues[0]?.text;
  expect(await read(false)).toBe('{a}');
  expect(await read(true)).toBe('\\{a\\}');
});
