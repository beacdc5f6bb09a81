/** Finding speakers in a sound that is made up, with an encoder that only looks at how loud it is. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../../services/media/probe.ts';
import type { AnalysisRuns } from '../../analysis-runs.ts';
import { SharedSounds } from '../../sound/shared-sound.ts';
import { findSpeakers } from '../find-speakers.ts';
import type { FindHooks, FindSpeakersParts } from '../find-speakers.ts';
import type { VoiceEncoder } from '../voice-encoder.ts';

/** Two who take turns, ten seconds each, with two of silence between. */
export const regions = Array.from({ length: 8 }, (_, i) => ({
  startMs: i * 12_000,
  endMs: i * 12_000 + 10_000,
}));

export interface Listening {
  readonly folder: string;
  /** A sound in which those of odd places are louder. */
  readonly sound: string;
  /** Of each call of the encoder. */
  readonly delayMs?: number;
  readonly onWindows?: (count: number) => void;
  /** By default none. */
  readonly segmentationModel?: string;
}

export async function listen(
  { folder, sound, delayMs = 0, onWindows, segmentationModel: segmenter }: Listening,
  hooks: Partial<FindHooks> = {},
) {
  const tools = await locateFfmpeg();
  const { signal = new AbortController().signal } = hooks;
  const media = await probe(tools, sound, signal);
  const encoder: VoiceEncoder = {
    ...{ modelId: 'loudness', identity: 'loudness', dimensions: 2, sameSpeakerAbove: 0.9, notes: [] },
    async embed(samples, startMs, windows) {
      await sleep(delayMs);
      onWindows?.(windows.length);
      return Float32Array.from(
        windows.flatMap((window) => {
          const from = (window.startMs - startMs) * 16;
          const own = samples.subarray(from, from + 16 * (window.endMs - window.startMs));
          const isLoud = own.some((sample) => Math.abs(sample) > 0.3);
          return isLoud ? [1, 0] : [0, 1];
        }),
      );
    },
  };
  const runs = {
    need: () =>
      Promise.resolve({
        results: [{ value: Promise.resolve(regions), items: itemsOf(regions), notes: [] }],
        left: Promise.resolve(),
      }),
  } as unknown as Pick<AnalysisRuns, 'need'>;
  const parts: FindSpeakersParts = {
    ...{ runs, sounds: new SharedSounds(() => Promise.resolve(tools), join(folder, 'sound')) },
    openEncoder: () => Promise.resolve(encoder),
    openSegmenter: () => Promise.resolve(twoAtFirst),
    ...{ voicesFolder: join(folder, 'voices'), locksFolder: join(folder, 'locks') },
  };
  return findSpeakers(
    parts,
    { fingerprint: 'talk', media, id: null, folder: null },
    {
      count: null,
      voiceModel: 'loudness',
      segmentationModel: segmenter ?? null,
      audioTrack: null,
      perTrack: false,
    },
    {
      ...{ signal, onLoading: () => undefined, onWait: () => undefined, onFraction: () => undefined },
      ...hooks,
    },
  );
}

/** Two speak in the first second of every ten. */
function twoAtFirst() {
  const speech = Float32Array.from({ length: 10 }, () => 1);
  const overlap = Float32Array.from({ length: 10 }, (_, second) => Number(second === 0));
  return Promise.resolve({ speech, overlap });
}

async function* itemsOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* await Promise.resolve(items);
}
