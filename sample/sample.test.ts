import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { locateFfmpeg } from '../electron/services/ffmpeg/locate-ffmpeg.ts';
import starterVoices from '../models/starter/whisper/voices.json' with { type: 'json' };
import { isHeldOut } from './speech/sentences.ts';
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
  it('lasts three to five minutes and stays under five megabytes', () => {
    expect(truth.durationMs).toBeGreaterThan(180_000);
    expect(truth.durationMs).toBeLessThan(300_000);
    expect(statSync(beside('sample.mp4')).size).toBeLessThan(5_000_000);
  });

  it('is told in held-out sentences that the story still has', () => {
    expect(truth.sentences.map(({ text, speaker }) => [speaker, text])).toEqual(
      sentencesOf(story).map(({ text, speaker }) => [speaker, text]),
    );
    expect(truth.sentences.filter(({ text, english }) => !isHeldOut(english ?? text))).toEqual([]);
  });

  it('is told by voices that the starter knows, each in its language', () => {
    expect(truth.speakers.map(({ id }) => id)).toEqual(['narrator', 'guest', 'farmer']);
    const known = starterVoices.known.map(({ engine, voice }) => `${engine} ${voice}`);
    for (const { engine, voice } of truth.speakers) expect(known).toContain(`${engine} ${voice}`);
    const language = (id: string) => truth.speakers.find((speaker) => speaker.id === id)?.language;
    for (const sentence of truth.sentences) expect(sentence.language).toBe(language(sentence.speaker));
  });

  it('lets the narrator and the guest answer each other, and has one passage in Spanish', () => {
    const turns = truth.sentences.filter(
      ({ speaker }, index) => index > 0 && speaker !== truth.sentences[index - 1]!.speaker,
    );
    expect(turns.length).toBeGreaterThan(15);
    const spanish = truth.sentences.filter(({ language }) => language === 'es');
    const first = truth.sentences.indexOf(spanish[0]!);
    expect(truth.sentences.slice(first, first + spanish.length)).toEqual(spanish);
    const passageMs = spanish.at(-1)!.endMs - spanish[0]!.startMs;
    expect(passageMs).toBeGreaterThan(18_000);
    expect(passageMs).toBeLessThan(35_000);
    expect(spanish[0]!.startMs - truth.sentences[first - 1]!.endMs).toBeGreaterThan(1500);
    expect(truth.sentences[first + spanish.length]!.startMs - spanish.at(-1)!.endMs).toBeGreaterThan(1500);
  });

  it('changes its topic every 30 to 60 s, without a gap', () => {
    const { topics } = truth;
    expect(topics.length).toBeGreaterThanOrEqual(5);
    for (const { startMs, endMs } of topics) {
      expect(endMs - startMs).toBeGreaterThanOrEqual(30_000);
      expect(endMs - startMs).toBeLessThanOrEqual(60_000);
    }
    expect([0, ...topics.map(({ endMs }) => endMs)]).toEqual([
      ...topics.map(({ startMs }) => startMs),
      truth.durationMs,
    ]);
  });

  it('tells what is seen in each scene, one of them without a word for 6 s and more', () => {
    const { scenes } = truth;
    expect([0, ...scenes.map(({ endMs }) => endMs)]).toEqual([
      ...scenes.map(({ startMs }) => startMs),
      truth.durationMs,
    ]);
    expect(new Set(scenes.map(({ shows }) => shows)).size).toBe(new Set(scenes.map(({ name }) => name)).size);
    const wordless = scenes.filter(
      (scene) =>
        scene.endMs - scene.startMs >= 6000 &&
        truth.sentences.every(({ startMs, endMs }) => endMs <= scene.startMs || scene.endMs <= startMs),
    );
    expect(wordless.map(({ name }) => name)).toContain('dancing');
  });

  it('gives every word a time inside its sentence, in order', () => {
    for (const { text, words, startMs, endMs } of truth.sentences) {
      expect(words.map((word) => word.text).join(' ')).toBe(text);
      const edges = words.flatMap((word) => [word.startMs, word.endMs]);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      expect([edges[0], edges.at(-1)]).toEqual([startMs, endMs]);
    }
    expect(truth.rude.map(({ text }) => text)).toEqual(['Damn,']);
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
