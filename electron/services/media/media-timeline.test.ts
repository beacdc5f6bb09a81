import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAudio } from './sound/audio-stream.ts';
import { probe } from './probe.ts';
import { findShotChanges } from '../../analyses/shots/shots.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import {
  everyFfmpeg,
  makeMedia,
  smallVideo,
  temporaryFolder,
  tone,
  tools,
  twoShots,
} from './testing/media-files.ts';
import { collect, onsetMs } from './testing/samples.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

const tsCodecs = '-c:v mpeg2video -q:v 4 -bf 0 -c:a mp2';

beforeAll(async () => {
  const late = ['-itsoffset', '0.68'];
  const picture = twoShots(2, 3);
  const soundLate = [...picture, ...late, ...tone(1.32, 2)];
  const pictureLate = [...late, ...picture, ...tone(2, 3)];
  await Promise.all([
    makeMedia(file('sound late.mp4'), soundLate, smallVideo, '-c:a aac'),
    makeMedia(file('sound late.mkv'), soundLate, smallVideo, '-c:a flac'),
    makeMedia(file('sound late.ts'), soundLate, tsCodecs),
    makeMedia(file('picture late.mkv'), pictureLate, smallVideo, '-c:a flac'),
    makeMedia(file('picture late.ts'), pictureLate, tsCodecs),
    // 33 bits of a 90 kHz clock are full after 95443.7 s: here in the middle of the file.
    makeMedia(file('clock runs over.ts'), picture, tone(2, 3), tsCodecs, '-output_ts_offset 95441'),
    makeMedia(file('b-frames.mkv'), picture, tone(2, 3), '-c:v mpeg4 -q:v 5 -bf 2 -c:a aac'),
  ]);
  const lateMatroska = ['-i', `file:${file('picture late.mkv')}`];
  await makeMedia(file('picture late.mp4'), lateMatroska, '-c:v copy -c:a aac');
  // Copying from the middle of a group of pictures makes ffmpeg write an edit list that hides 13 frames.
  await makeMedia(file('whole.mp4'), picture, tone(2, 3), '-c:v mpeg4 -q:v 5 -g 100 -bf 0 -c:a aac');
  await makeMedia(file('edit list.mp4'), ['-ss', '0.52', '-i', `file:${file('whole.mp4')}`], '-c copy');
});

describe.each(everyFfmpeg)('time 0 as $name sees it', ({ tools }) => {
  it.each([
    { name: 'sound late.mp4', cutAfterToneMs: 0, cutFrame: 50 },
    { name: 'sound late.mkv', cutAfterToneMs: 0, cutFrame: 50 },
    { name: 'sound late.ts', cutAfterToneMs: 0, cutFrame: 50 },
    { name: 'picture late.mp4', cutAfterToneMs: 680, cutFrame: 50 },
    { name: 'picture late.mkv', cutAfterToneMs: 680, cutFrame: 50 },
    { name: 'picture late.ts', cutAfterToneMs: 680, cutFrame: 50 },
    { name: 'clock runs over.ts', cutAfterToneMs: 0, cutFrame: 50 },
    { name: 'b-frames.mkv', cutAfterToneMs: 0, cutFrame: 50 },
    { name: 'edit list.mp4', cutAfterToneMs: 0, cutFrame: 37 },
  ])('puts tone and cut of "$name" in their places', async ({ name, cutAfterToneMs, cutFrame }) => {
    const media = await probe(tools, file(name));
    const shots = await findShotChanges(tools, media);
    expect(shots.map((shot) => shot.kind)).toEqual(['cut']);
    const cutMs = shots[0]!.timeMs;
    expect(Math.abs(cutMs - (await shownAtMs(file(name), cutFrame)))).toBeLessThanOrEqual(1);
    const samples = await collect(readAudio(tools, media, { track: media.audio[0]! }));
    expect(Math.abs(cutMs - onsetMs(samples) - cutAfterToneMs)).toBeLessThanOrEqual(5);
  });
});

const timesKnown = new Map<string, Promise<readonly number[]>>();

/** When ffprobe says that a frame (counted from 0, in the order shown) is shown, from the container's start. */
async function shownAtMs(path: string, frame: number): Promise<number> {
  const times = timesKnown.get(path) ?? shownTimes(path);
  timesKnown.set(path, times);
  return (await times)[frame]! * 1000;
}

async function shownTimes(path: string): Promise<readonly number[]> {
  const run = await runProgram(tools.ffprobe, [
    ...['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time,flags:format=start_time'],
    ...['-of', 'csv=p=0', `file:${path}`],
  ]);
  const lines = run.stdout.trim().split(/\s+/);
  const start = Number(lines.pop());
  // Frames that an edit list hides are marked with D.
  const shown = lines.filter((packet) => !/,.*D/.test(packet)).map(Number.parseFloat);
  return shown.map((time) => time - start).sort((a, b) => a - b);
}
