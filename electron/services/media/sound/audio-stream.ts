import type { AudioTrack, MediaInfo } from '../../../../core/media/media-info.ts';
import type { Note } from '../../../../core/notes.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { rawFrameOutput, readFrames } from '../../ffmpeg/raw-frames.ts';
import { startProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import type { RunningProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import { requireDecodable } from '../decodable.ts';
import { checkEnd } from './check-end.ts';
import { cutChunks } from './cut-chunks.ts';
import type { Piece, SampleBounds } from './cut-chunks.ts';
import { DecoderComplaints } from './decoder-complaints.ts';
import { sampleRate, SamplePlacer } from './place-samples.ts';

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

/**
 * Decoders need some frames to settle after a seek (AAC overlaps two, Opus asks for 80 ms), and some containers
 * seek to the packet after the wanted one: reading starts at least this much earlier, and the surplus is dropped.
 * At a whole second, because there a sample begins at every sample rate: what is read from the middle of an MP4 is
 * then the same, sample for sample, as what is read from the start. Elsewhere it is within half a millisecond.
 */
const seekAheadMs = 1000;

/** Timestamps may lead this far beyond the duration. */
const durationSlackMs = 10_000;

/**
 * The samples of one audio track: mono, 16 kHz, -1 to 1, in pieces of half a second; each is a fresh array.
 * Sample `i` stands at `startMs + i / 16` ms of the presentation timeline: sound that starts late begins with
 * silence, gaps are silence. Channels are mixed so that none is lost, see [Note: No voice is lost in the mix]. ffmpeg
 * decodes no faster than the samples are taken, and ends when the loop is left or the signal aborts. A file that was cut
 * short gives what there is, then a warning.
 */
export async function* readAudio(
  tools: FfmpegTools,
  media: MediaInfo,
  options: AudioOptions,
): AsyncGenerator<Float32Array, void, undefined> {
  options.signal?.throwIfAborted();
  requireDecodable(media, options.track);
  const seekMs = seekTime(media, options.startMs ?? 0);
  const complaints = new DecoderComplaints(options.track);
  const running = startProgram(tools.ffmpeg, audioArguments(media, options.track, seekMs), {
    signal: options.signal,
    onLine: (line) => complaints.push(line),
  });
  const bounds = sampleBounds(options, seekMs);
  const placer = new SamplePlacer(toSamples(media.durationMs + durationSlackMs - seekMs));
  try {
    const gaps = (options.track.gaps ?? []).map(({ startMs, endMs }) => ({
      first: toSamples(startMs - seekMs),
      last: toSamples(endMs - seekMs),
    }));
    yield* cutChunks(placedSamples(running, placer, bounds.last, gaps), bounds, options.track.channelLayout);
    if (placer.position >= bounds.last) return;
    const end = await running.ended;
    options.signal?.throwIfAborted();
    checkEnd({ end, complaints, placer, media, seekMs, ...options });
  } catch (error) {
    // A destroyed pipe fails in its own words when the signal aborts.
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    await running.stop();
  }
}

/** Where a clock starts again, ffmpeg finds no place in the file. */
function seekTime({ reading }: MediaInfo, startMs: number): number {
  if (reading?.clock === 'back' || reading?.clock === 'ahead') return 0;
  return Math.max(0, Math.floor((startMs - seekAheadMs) / 1000) * 1000);
}

function audioArguments(media: MediaInfo, track: AudioTrack, seekMs: number): string[] {
  return [
    ...ffmpegStart,
    ...ffmpegInput(media, seekMs),
    ...['-map', `0:${track.streamIndex}`],
    ...['-af', `aformat=sample_fmts=s16:sample_rates=${sampleRate}`],
    ...['-c:a', 'pcm_s16le', ...rawFrameOutput],
    ...keepStreamsInUse(media, track.streamIndex),
  ];
}

function toSamples(ms: number): number {
  return Math.round((ms * sampleRate) / 1000);
}

function sampleBounds(options: AudioOptions, seekMs: number): SampleBounds {
  return {
    first: toSamples((options.startMs ?? 0) - seekMs),
    last: options.endMs === undefined ? Infinity : toSamples(options.endMs - seekMs),
  };
}

/** The decoded frames in the order of the timeline, up to `last`. */
async function* placedSamples(
  running: RunningProgram,
  placer: SamplePlacer,
  last: number,
  gaps: readonly SampleBounds[],
): AsyncGenerator<Piece> {
  for await (const frames of readFrames(running)) {
    for (const { timeMs, data, channels } of frames) {
      const values = toValues(data);
      const count = Math.floor(values.length / channels);
      const placement = placer.place(toSamples(timeMs), count);
      if (placement.silence > 0) yield { kind: 'silence', count: placement.silence };
      if (placement.skip < count) {
        const kept = values.subarray(placement.skip * channels, count * channels);
        silence(kept, channels, placer.position - (count - placement.skip), gaps);
        yield { kind: 'samples', values: kept, channels, count: count - placement.skip };
      }
      if (placer.position >= last) return;
    }
  }
}

/** See [Note: Gaps of edit lists]. `at`: where the samples stand. */
function silence(values: Int16Array, channels: number, at: number, gaps: readonly SampleBounds[]): void {
  for (const { first, last } of gaps) {
    values.fill(0, Math.max(0, first - at) * channels, Math.max(0, last - at) * channels);
  }
}

/** A copy where the view is not aligned; every platform that ffmpeg and Node share is little-endian. */
function toValues(bytes: Buffer): Int16Array {
  const count = bytes.length >> 1;
  if (bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, count);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + count * 2));
}
