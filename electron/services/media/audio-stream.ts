import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { AudioTrack, MediaInfo } from '../../../core/media/media-info.ts';
import { sampleRate, SamplePlacer } from './place-samples.ts';
import { rawFrameOutput, readFrames } from '../ffmpeg/raw-frames.ts';
import { lastWords, startProgram, wasInterrupted } from '../ffmpeg/spawn-ffmpeg.ts';
import type { ProgramEnd, RunningProgram } from '../ffmpeg/spawn-ffmpeg.ts';

export interface AudioOptions {
  /** One of `media.audio`; see `chooseAudioTrack`. */
  readonly track: AudioTrack;
  /** First sample's time on the presentation timeline, 0 unless given. */
  readonly startMs?: number;
  /** The samples end here at the latest, else with the track. */
  readonly endMs?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onWarning?: (warning: Note) => void;
}

/** Half a second of samples in one piece. */
const chunkSamples = 8192;

/**
 * Decoders need some frames to settle after a seek (AAC overlaps two, Opus asks for 80 ms), and some containers
 * seek to the packet after the wanted one: reading starts at least this much earlier, and the surplus is dropped.
 * At a whole second, because there a sample begins at every sample rate: what is read from the middle of an MP4 is
 * then the same, sample for sample, as what is read from the start. Elsewhere it is within half a millisecond.
 */
const seekAheadMs = 1000;

/** Timestamps may lead this far beyond the duration that the container claims. */
const durationSlackMs = 10_000;

/** Fewer errors than this are usual: a tag at the end of an MP3 is one. */
const fewErrors = 3;

/** A track may end this much before the container says so; more means that the file was cut short. */
const missingEndMs = 1500;

/**
 * The samples of one audio track: mono, 16 kHz, -1 to 1, in pieces of half a second; each is a fresh array.
 * Sample `i` stands at `startMs + i / 16` ms of the presentation timeline: sound that starts late begins with
 * silence, gaps are silence. ffmpeg decodes no faster than the samples are taken, and ends when the loop is left
 * or the signal aborts. A file that was cut short gives what there is, then a warning.
 */
export async function* readAudio(
  tools: FfmpegTools,
  media: MediaInfo,
  options: AudioOptions,
): AsyncGenerator<Float32Array, void, undefined> {
  options.signal?.throwIfAborted();
  const seekMs = Math.max(0, Math.floor(((options.startMs ?? 0) - seekAheadMs) / 1000) * 1000);
  const running = startProgram(tools.ffmpeg, audioArguments(media, options.track, seekMs), {
    signal: options.signal,
  });
  const bounds = sampleBounds(media, options, seekMs);
  const placer = new SamplePlacer(bounds.longest);
  try {
    yield* cutChunks(placedSamples(running, placer, bounds.last), bounds);
    if (placer.position >= bounds.last) return;
    const end = await running.ended;
    options.signal?.throwIfAborted();
    checkEnd(end, placer, media, options, seekMs);
  } catch (error) {
    // A destroyed pipe fails in its own words when the signal aborts.
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    await running.stop();
  }
}

function audioArguments(media: MediaInfo, track: AudioTrack, seekMs: number): string[] {
  return [
    ...ffmpegStart,
    ...ffmpegInput(media.path, seekMs),
    ...['-map', `0:${track.streamIndex}`],
    // 16-bit output makes ffmpeg scale the downmix so that it can't clip; Whisper's own loader reads the same.
    ...['-af', `aformat=sample_fmts=s16:sample_rates=${sampleRate}:channel_layouts=mono`],
    ...['-c:a', 'pcm_s16le', ...rawFrameOutput],
    ...keepStreamsInUse(media, track.streamIndex),
  ];
}

/** Samples since the point where reading starts. */
interface SampleBounds {
  readonly first: number;
  readonly last: number;
  readonly longest: number;
}

function sampleBounds(media: MediaInfo, options: AudioOptions, seekMs: number): SampleBounds {
  const toSamples = (ms: number): number => Math.round(((ms - seekMs) * sampleRate) / 1000);
  return {
    first: toSamples(options.startMs ?? 0),
    last: options.endMs === undefined ? Infinity : toSamples(options.endMs),
    longest: toSamples(media.durationMs + durationSlackMs),
  };
}

type Piece =
  | { readonly kind: 'samples'; readonly samples: Int16Array }
  | { readonly kind: 'silence'; readonly count: number };

/** The decoded frames in the order of the timeline, up to `last`. */
async function* placedSamples(
  running: RunningProgram,
  placer: SamplePlacer,
  last: number,
): AsyncGenerator<Piece> {
  for await (const frames of readFrames(running)) {
    for (const frame of frames) {
      const samples = toSamples(frame.data);
      const placement = placer.place(Math.round((frame.timeMs * sampleRate) / 1000), samples.length);
      if (placement.silence > 0) yield { kind: 'silence', count: placement.silence };
      if (placement.skip < samples.length)
        yield { kind: 'samples', samples: samples.subarray(placement.skip) };
      if (placer.position >= last) return;
    }
  }
}

/** A copy where the view is not aligned; every platform that ffmpeg and Node share is little-endian. */
function toSamples(bytes: Buffer): Int16Array {
  const count = bytes.length >> 1;
  if (bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, count);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + count * 2));
}

/** Joins the pieces between `first` and `last` to chunks. */
async function* cutChunks(pieces: AsyncIterable<Piece>, bounds: SampleBounds): AsyncGenerator<Float32Array> {
  let chunk = new Float32Array(chunkSamples);
  let filled = 0;
  let position = 0;
  for await (const piece of pieces) {
    const length = piece.kind === 'silence' ? piece.count : piece.samples.length;
    const from = Math.min(Math.max(0, bounds.first - position), length);
    const to = Math.min(length, bounds.last - position);
    position += length;
    for (let at = from; at < to;) {
      const count = Math.min(chunkSamples - filled, to - at);
      if (piece.kind === 'samples') {
        for (let i = 0; i < count; i++) chunk[filled + i] = piece.samples[at + i]! / 32768;
      }
      filled += count;
      at += count;
      if (filled === chunkSamples) {
        yield chunk;
        chunk = new Float32Array(chunkSamples);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** Tells a whole track from one that broke off, and a broken one from none. */
function checkEnd(
  end: ProgramEnd,
  placer: SamplePlacer,
  media: MediaInfo,
  options: AudioOptions,
  seekMs: number,
): void {
  if (wasInterrupted(end)) throw new SidecutError('cancelled', {});
  const name = basename(media.path);
  if (placer.position === 0 && seekMs === 0) throw explainSilence(end, name, options.track);
  if (placer.jumpsIgnored > 0) {
    options.onWarning?.(note('media-times-jump', { name }));
  }
  const endMs = seekMs + (placer.position * 1000) / sampleRate;
  const claimedEndMs = Math.min(claimedEnd(media, options.track), options.endMs ?? Infinity);
  const failed = end.exitCode !== 0;
  const brokeOff = end.stderrTail.some((line) => /partial file|ended prematurely|Truncat/i.test(line));
  if (claimedEndMs - endMs > missingEndMs || ((failed || brokeOff) && claimedEndMs - endMs > 100)) {
    options.onWarning?.(note('media-breaks-off', { name, atMs: endMs, promisedMs: claimedEndMs }));
  } else if (failed || end.stderrTail.filter((line) => line.includes('[error]')).length >= fewErrors) {
    options.onWarning?.(note('media-partly-damaged', { name, said: lastWords(end) }));
  }
}

function explainSilence(end: ProgramEnd, name: string, track: AudioTrack): SidecutError {
  if (end.startError !== undefined) {
    return new SidecutError('ffmpeg-failed', { reason: 'start', said: end.startError.message });
  }
  if (end.stderrTail.some((line) => /decoder .*not found|Unknown decoder|no decoder/i.test(line))) {
    return new SidecutError('ffmpeg-failed', { reason: 'decoder', name, codec: track.codec });
  }
  const facts = { reason: 'sound', name, track: track.index + 1, said: lastWords(end) } as const;
  return new SidecutError('media-damaged', facts);
}

/** Containers whose duration was written by the program that made the file; elsewhere it may be a guess. */
const storesDuration = /\b(?:mov|matroska|avi|asf|wav|flac|caf|aiff)\b/;

function claimedEnd(media: MediaInfo, track: AudioTrack): number {
  if (track.durationMs === undefined || !storesDuration.test(media.container)) return 0;
  return Math.min((track.startMs ?? 0) + track.durationMs, media.durationMs);
}
