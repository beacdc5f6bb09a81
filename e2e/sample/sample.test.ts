import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { locateFfmpeg } from '../../electron/services/media/locate-ffmpeg.ts';
import { isHeldOut } from '../fixtures/sentences.ts';
import { sentencesOf, story } from './story.ts';
import type { Truth } from './truth.ts';

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const truth = JSON.parse(readFileSync(beside('truth.json'), 'utf8')) as Truth;

async function decode(options: readonly string[]): Promise<Buffer> {
  const { ffmpeg } = await locateFfmpeg();
  const { stdout } = await promisify(execFile)(
    ffmpeg.path,
    ['-v', 'error', '-i', beside('sample.mp4'), ...options, 'pipe:1'],
    { encoding: 'buffer', maxBuffer: 2 ** 28 },
  );
  return stdout;
}

describe('the sample video', () => {
  it('is told in held-out sentences that the story still has', () => {
    expect(truth.sentences.map(({ text }) => text)).toEqual(sentencesOf(story));
    expect(truth.sentences.filter(({ text }) => !isHeldOut(text))).toEqual([]);
  });

  it('has its shot changes within four frames of a sentence’s start or well away from speech', () => {
    const starts = truth.sentences.map(({ startMs }) => startMs);
    const ends = truth.sentences.map(({ endMs }) => endMs);
    for (const { timeMs } of truth.shotChanges) {
      const toStart = Math.min(...starts.map((ms) => Math.abs(ms - timeMs)));
      const toEnd = Math.min(...ends.map((ms) => Math.abs(ms - timeMs)));
      expect(toEnd).toBeGreaterThan(600);
      expect(toStart <= 180 || toStart > 600).toBe(true);
    }
  });

  describe('sounds', () => {
    const framesPerMs = 0.1;
    let levels: number[] = [];
    beforeAll(async () => {
      const pcm = await decode(['-f', 's16le', '-ac', '1', '-ar', '16000']);
      // Loudest sample of each 10 ms.
      levels = Array.from({ length: Math.floor(pcm.length / 320) }, (_, frame) =>
        Math.max(...Array.from({ length: 160 }, (_, at) => Math.abs(pcm.readInt16LE(frame * 320 + at * 2)))),
      );
    });
    const loudest = (startMs: number, endMs: number) =>
      Math.max(...levels.slice(Math.ceil(startMs * framesPerMs), Math.floor(endMs * framesPerMs)));

    it('where truth.json says that sentences begin and end', () => {
      for (const { startMs, endMs } of truth.sentences) {
        expect(loudest(startMs - 100, startMs - 20)).toBeLessThan(120);
        expect(loudest(startMs, startMs + 150)).toBeGreaterThan(400);
        expect(loudest(endMs - 150, endMs)).toBeGreaterThan(200);
        expect(loudest(endMs + 20, endMs + 100)).toBeLessThan(120);
      }
    });

    it('like music where truth.json says so, and not at all in its silences', () => {
      for (const { startMs, endMs } of truth.music) expect(loudest(startMs, endMs)).toBeGreaterThan(3000);
      for (const { startMs, endMs } of truth.silence) {
        expect(loudest(startMs + 30, endMs - 30)).toBeLessThan(40);
      }
    });
  });

  it('changes its picture exactly at the cuts', async () => {
    const size = 32 * 18 * 3;
    const picture = await decode([
      '-an',
      '-vf',
      'scale=32:18:flags=fast_bilinear',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
    ]);
    const change = (frame: number) => {
      let sum = 0;
      for (let at = frame * size; at < (frame + 1) * size; at++)
        sum += Math.abs(picture[at]! - picture[at - size]!);
      return sum / size;
    };
    const frames = Array.from({ length: picture.length / size - 1 }, (_, index) => index + 1);
    const changed = frames.filter((frame) => change(frame) > 20);
    const cuts = truth.shotChanges.filter(({ kind }) => kind === 'cut');
    expect(changed.map((frame) => (frame * 1000) / truth.framesPerSecond)).toEqual(
      cuts.map(({ timeMs }) => timeMs),
    );
  });
});
