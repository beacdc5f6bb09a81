import { join } from 'node:path';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { SidecutError } from '../../../core/errors.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { WritingChoice } from '../../../core/transcript/written/writing-choice.ts';
import type { WindowResult } from '../../inference/kinds/whisper/contract.ts';
import { testLibrary, testPlace } from '../../services/library/testing/test-library.ts';
import type { TranscriptStoreParts } from '../../services/transcripts/transcript-store.ts';
import { captionRecording } from './caption-recording.ts';
import type { HearContext, HearProgress, SpeechRecogniser } from './hear.ts';
import type { OpenRecording } from './listen-to.ts';

/** Speech from 0.5 s to 3.5 s of every 4 s, as a detector would report it. */
const regionOf = (index: number) => ({ startMs: index * 4000 + 500, endMs: index * 4000 + 3500 });
const count = 6;
const durationMs = count * 4000;

let parts: TranscriptStoreParts;
let reads: number;
beforeEach(async () => {
  const place = testPlace();
  const { transcripts } = await testLibrary(place);
  parts = { transcripts, locksFolder: join(dirname(place.file), 'locks') };
  reads = 0;
});

function recording(): OpenRecording {
  async function* regions(): AsyncGenerator<SpeechRegion> {
    for (let i = 0; i < count; i++) yield await Promise.resolve(regionOf(i));
  }
  return {
    recording: {
      ...{ fingerprint: 'f', durationMs, track: 0, regions: regions() },
      async *audio() {
        reads++;
        for (let ms = 0; ms < durationMs; ms += 500) yield await Promise.resolve(new Float32Array(8000));
      },
    },
    shotChanges: Promise.resolve([]),
    notes: () => [],
    findSpeakingTracks: () => Promise.resolve([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** Hears one word in each window; fails where `failAt` says, counting windows over all runs. */
function recogniser(failAt: (windowsSoFar: number) => Error | undefined = () => undefined) {
  let heard = 0;
  const made: SpeechRecogniser & { heard: () => number } = {
    identity: 'm',
    maxWindowMs: 5000,
    batchSize: 1,
    heard: () => heard,
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
  more: {
    writing?: WritingChoice;
    startAnew?: boolean;
    signal?: AbortSignal;
    onWindows?: HearContext['onWindows'];
  } = {},
) {
  const progress: HearProgress[] = [];
  const resumed: (number | 'all')[] = [];
  const promise = captionRecording(
    parts,
    recording(),
    heard,
    {
      profileFor: (language) => resolveProfile('netflix', { language }),
      frameRate: undefined,
      writing: more.writing ?? {},
      transcribe: {},
      previousText: false,
      startAnew: more.startAnew ?? false,
    },
    {
      signal: more.signal ?? new AbortController().signal,
      onProgress: (step) => progress.push(step),
      onWait: () => undefined,
      onResume: (fromMs, isWhole) => resumed.push(isWhole ? 'all' : fromMs),
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

  it('writes as asked, and tells what was left out', async () => {
    const heard = recogniser();
    const said = {
      ...heard,
      transcribe: (windows: readonly unknown[]) => Promise.resolve(windows.map(() => result(' um.'))),
    };
    const { promise } = caption(said, { writing: { leavesOutFillers: true } });
    const { cues, leftOut } = await promise;
    expect(cues).toEqual([]);
    expect(leftOut).toHaveLength(count);
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
    expect(captions.cues).toHaveLength(count);
  });

  it('reads nothing again when everything is stored, whatever guideline is asked for', async () => {
    await caption(recogniser()).promise;
    const again = recogniser();
    const captions = await caption(again).promise;
    expect(again.heard()).toBe(0);
    expect(reads).toBe(1);
    expect(captions.cues).toHaveLength(count);
  });

  it('hands on what earlier runs finished, then every window once it is stored', async () => {
    const texts: string[][] = [];
    const onWindows: HearContext['onWindows'] = (windows) => {
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

  it('says when an earlier run heard all', async () => {
    await caption(recogniser()).promise;
    const again = recogniser();
    const { promise, resumed } = caption(again);
    await promise;
    expect(resumed).toEqual(['all']);
    expect(again.heard()).toBe(0);
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
      return new SidecutError('cancelled', {});
    });
    await expect(caption(heard, { signal: cancel.signal }).promise).rejects.toMatchObject({
      code: 'cancelled',
    });
    const captions = await caption(recogniser()).promise;
    expect(captions.windows.kept).toBe(2);
  });
});
