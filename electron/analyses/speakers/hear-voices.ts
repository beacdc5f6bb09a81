import { LevelMeter } from '../../../core/speakers/sound-levels.ts';
import { AtOnceMeter, atOnceWindows } from '../../../core/speakers/speakers-at-once.ts';
import type { AtOnce } from '../../../core/speakers/speakers-at-once.ts';
import type { Stretch } from '../../../core/speakers/stretch.ts';
import { voiceWindows } from '../../../core/speakers/voice-windows.ts';
import { PieceReader, samplesPerMs } from '../transcript/piece-reader.ts';
import type { SegmentSpeakers } from './segmenter.ts';
import type { VoiceEncoder } from './voice-encoder.ts';
import type { VoiceFile } from './voice-file.ts';

export interface SpokenSound {
  /** Mono at 16 kHz, from the start of the recording. */
  readonly samples: AsyncIterable<Float32Array>;
  /** Where somebody speaks, as it is found. */
  readonly regions: AsyncIterable<Stretch>;
}

export interface HearingHooks {
  readonly signal: AbortSignal;
  /** The recording is heard up to here. */
  readonly onPosition: (positionMs: number) => void;
}

export interface HeardRegions {
  readonly regions: readonly Stretch[];
  /** See `LevelMeter`. */
  readonly levels: Int8Array;
}

/** The vectors of all windows of speech, behind those that an earlier run left in the file. */
export async function hearVoices(
  sound: SpokenSound,
  encoder: VoiceEncoder,
  file: VoiceFile,
  { signal, onPosition }: HearingHooks,
): Promise<HeardRegions> {
  const meter = new LevelMeter();
  const heard: Stretch[] = [];
  const samples = metered(sound.samples, meter);
  await using reader = new PieceReader(samples);
  for await (const region of sound.regions) {
    signal.throwIfAborted();
    heard.push({ startMs: region.startMs, endMs: region.endMs });
    const windows = await file.missing(voiceWindows([region]));
    const [first] = windows;
    if (first !== undefined) {
      const { startMs } = first;
      const piece = await readStretch(reader, { startMs, endMs: windows.at(-1)!.endMs });
      await file.append(windows, await encoder.embed(piece, startMs, windows, signal));
    }
    onPosition(region.endMs);
  }
  await file.finish();
  for await (const rest of samples) if (rest.length > 0) signal.throwIfAborted();
  return { regions: heard, levels: meter.levels() };
}

/** How many speak at each moment. */
export async function hearAtOnce(
  samples: AsyncIterable<Float32Array>,
  durationMs: number,
  segment: SegmentSpeakers,
  { signal, onPosition }: HearingHooks,
): Promise<AtOnce> {
  const meter = new AtOnceMeter();
  await using reader = new PieceReader(samples);
  for (const window of atOnceWindows(Math.floor(durationMs))) {
    signal.throwIfAborted();
    meter.add(window, await segment(await readStretch(reader, window), signal));
    onPosition(window.endMs);
  }
  return meter.atOnce();
}

/** What is loud when, where one microphone hears one person: no voices are compared. */
export async function hearLevels(
  { samples, regions }: SpokenSound,
  { signal, onPosition }: HearingHooks,
): Promise<HeardRegions> {
  const meter = new LevelMeter();
  let count = 0;
  for await (const piece of samples) {
    signal.throwIfAborted();
    meter.push(piece);
    count += piece.length;
    onPosition(count / samplesPerMs);
  }
  const heard: Stretch[] = [];
  for await (const { startMs, endMs } of regions) heard.push({ startMs, endMs });
  return { regions: heard, levels: meter.levels() };
}

function readStretch(reader: PieceReader, { startMs, endMs }: Stretch): Promise<Float32Array> {
  const pieces = [{ startMs, endMs, offsetMs: 0 }];
  return reader.read({ pieces, lengthMs: endMs - startMs, coveredMs: endMs });
}

async function* metered(samples: AsyncIterable<Float32Array>, meter: LevelMeter) {
  for await (const piece of samples) {
    meter.push(piece);
    yield piece;
  }
}
