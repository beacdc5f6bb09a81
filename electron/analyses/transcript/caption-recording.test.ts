import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { WindowResult } from '../../inference/kinds/whisper/contract.ts';
import { captionRecording } from './caption-recording.ts';
import type { CaptionContext, CaptionProgress, Recording, SpeechRecogniser } from './caption-recording.ts';

/** Speech from 0.5 s to 3.5 s of every 4 s, as a detector would report it. */
const regionOf = (index: number) => ({ startMs: index * 4000 + 500, endMs: index * 4000 + 3500 });
const count = 6;
const durationMs = count * 4000;

let folder: string;
let readFrom: number[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-captioning-'));
  readFrom = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const recording: Recording = {
  fingerprint: 'f',
  durationMs,
  track: 0,
  async *audio(startMs) {
    readFrom.push(startMs);
    for (let ms = startMs; ms < durationMs; ms += 500) yield await Promise.resolve(new Float32Array(8000));
  },
  shotChanges: () => Promise.resolve([]),
};

/** Hears one word in each window; fails where `failAt` says, counting windows over all runs. */
function recogniser(failAt: (windowsSoFar: number) => Error | undefined = () => undefined) {
  let heard = 0;
  const made: SpeechRecogniser & { heard: () => number } = {
    identity: 'm',
    maxWindowMs: 5000,
    batchSize: 1,
    heard: () => heard,
    openDetector: () => {
      let ms = 0;
      const origin = readFrom.at(-1) ?? 0;
      return Promise.resolve({
        push: (samples: Float32Array) => {
          const before = ms;
          ms += samples.length / 16;
          const regions = Array.from({ length: count }, (_, i) => regionOf(i)).filter(
            ({ startMs, endMs }) => startMs >= origin && endMs - origin > before && endMs - origin <= ms,
          );
          return Promise.resolve(
            regions.map(({ startMs, endMs }) => ({ startMs: startMs - origin, endMs: endMs - origin })),
          );
        },
        end: () => Promise.resolve([]),
      });
    },
    transcribe: (windows) => {
      const failure = failAt(heard);
      if (failure) return Promise.reject(failure);
      return Promise.resolve(windows.map(() => result(` word${++heard}.`)));
    },
  };
  return made;
}

const result = (text: string): WindowResult => ({
  language: 'en',
  languageProbability: 1,
  segments: [
    {
      startMs: 0,
      endMs: 2900,
      text,
      words: [{ startMs: 100, endMs: 2900, text, confidence: 0.9, timing: 'attention' }],
    },
  ],
  avgLogProb: -0.1,
  compressionRatio: 1,
  noSpeechProb: 0,
  temperature: 0,
  decodedTokens: 3,
});

function caption(
  heard: SpeechRecogniser,
  more: { startAnew?: boolean; signal?: AbortSignal; onWindows?: CaptionContext['onWindows'] } = {},
) {
  const progress: CaptionProgress[] = [];
  const resumed: number[] = [];
  const promise = captionRecording(
    recording,
    heard,
    {
      profileFor: (language) => resolveProfile('netflix', { language }),
      transcribe: {},
      previousText: false,
      startAnew: more.startAnew ?? false,
    },
    {
      jobsFolder: folder,
      signal: more.signal ?? new AbortController().signal,
      onProgress: (step) => progress.push(step),
      onWait: () => undefined,
      onResume: (fromMs) => resumed.push(fromMs),
      ...(more.onWindows ? { onWindows: more.onWindows } : {}),
    },
  );
  return { promise, progress, resumed };
}

describe('captioning a recording', () => {
  it('hears every window once, reports progress and builds cues over all words', async () => {
    const { promise, progress } = caption(recogniser());
    const captions = await promise;
    expect(captions.windows).toEqual({ decoded: count, kept: 0 });
    expect(captions.language).toBe('en');
    expect(captions.cues.map((cue) => cue.text)).toEqual(
      Array.from({ length: count }, (_, i) => `word${i + 1}.`),
    );
    expect(progress.map((step) => step.positionMs)).toEqual(
      Array.from({ length: count }, (_, i) => regionOf(i).endMs),
    );
  });

  it('goes on behind the last stored window after a failure, and hears none twice', async () => {
    const heard = recogniser((windows) => (windows === 3 ? new Error('power cut') : undefined));
    await expect(caption(heard).promise).rejects.toThrow('power cut');
    const again = recogniser();
    const { promise, resumed } = caption(again);
    const captions = await promise;
    expect(captions.windows).toEqual({ decoded: 3, kept: 3 });
    expect(again.heard()).toBe(3);
    expect(resumed).toEqual([regionOf(2).endMs]);
    expect(readFrom).toEqual([0, regionOf(2).endMs]);
    expect(captions.cues).toHaveLength(count);
  });

  it('reads nothing again when everything is stored', async () => {
    await caption(recogniser()).promise;
    const again = recogniser();
    const captions = await caption(again).promise;
    expect(again.heard()).toBe(0);
    expect(readFrom).toEqual([0]);
    expect(captions.cues).toHaveLength(count);
  });

  it('hands on what earlier runs finished, then every window once it is stored', async () => {
    const texts: string[][] = [];
    const onWindows: CaptionContext['onWindows'] = (windows) => {
      texts.push(windows.map(({ words }) => words.map(({ text }) => text).join('')));
      return Promise.resolve();
    };
    const failing = recogniser((windows) => (windows === 4 ? new Error('power cut') : undefined));
    await expect(caption(failing, { onWindows }).promise).rejects.toThrow('power cut');
    await caption(recogniser(), { onWindows }).promise;
    const one = (number: number) => [` word${number}.`];
    const kept = [1, 2, 3, 4].map((number) => ` word${number}.`);
    expect(texts).toEqual([one(1), one(2), one(3), one(4), kept, one(1), one(2)]);
  });

  it('ends when those it hands its windows to fail', async () => {
    const onWindows = () => Promise.reject(new Error('the library is closed'));
    await expect(caption(recogniser(), { onWindows }).promise).rejects.toThrow('the library is closed');
  });

  it('starts anew when asked to', async () => {
    await caption(recogniser()).promise;
    const again = recogniser();
    await caption(again, { startAnew: true }).promise;
    expect(again.heard()).toBe(count);
  });

  it('keeps what it has when it is cancelled', async () => {
    const cancel = new AbortController();
    const heard = recogniser((windows) => {
      if (windows < 2) return undefined;
      cancel.abort();
      return new SidecutError('cancelled', 'Cancelled.');
    });
    await expect(caption(heard, { signal: cancel.signal }).promise).rejects.toMatchObject({
      code: 'cancelled',
    });
    const captions = await caption(recogniser()).promise;
    expect(captions.windows.kept).toBe(2);
  });
});
