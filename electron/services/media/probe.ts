import { resolve } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { checkMediaFile, startsLikeMedia } from './check-media-file.ts';
import { ffprobeInput, fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import { judgeRegularity } from './frame-regularity.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { parseProbe } from './parse-probe.ts';
import type { ParsedProbe } from './parse-probe.ts';
import { readLines } from '../ffmpeg/read-lines.ts';
import { lastWords, runProgram, startProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import type { ProgramEnd } from '../ffmpeg/spawn-ffmpeg.ts';

/** Looks into a media file. Rejects what is no recording or can't be opened. */
export async function probe(tools: FfmpegTools, path: string, signal?: AbortSignal): Promise<MediaInfo> {
  signal?.throwIfAborted();
  const head = await checkMediaFile(path);
  const { doubtfulFrameRates, ...parsed } = await runProbe(tools, path, head, signal);
  if (parsed.video.length === 0 && parsed.audio.length === 0) {
    throw new SidecutError('not-media', { reason: 'nothing-in-it', path });
  }
  const durationMs = parsed.durationMs ?? (await measureDuration(tools, path, parsed, signal));
  const video: VideoTrack[] = [];
  for (const track of parsed.video) {
    const isDoubtful = doubtfulFrameRates.includes(track.streamIndex);
    video.push(isDoubtful ? await settleFrameRate(tools, path, track, durationMs, signal) : track);
  }
  return { ...parsed, path: resolve(path), durationMs, video };
}

async function runProbe(
  tools: FfmpegTools,
  path: string,
  head: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<ParsedProbe> {
  const run = await runProgram(
    tools.ffprobe,
    ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', ...ffprobeInput(path)],
    { signal },
  );
  if (run.timedOut) throw new SidecutError('media-damaged', { reason: 'no-answer', path });
  if (run.exitCode !== 0) throw explainRefusal(path, head, run);
  try {
    return parseProbe(run.stdout);
  } catch (cause) {
    throw new SidecutError('ffmpeg-failed', { reason: 'unknown-answer', path }, { cause });
  }
}

function explainRefusal(path: string, head: Uint8Array, end: ProgramEnd): SidecutError {
  const said = end.stderrTail.join('\n');
  if (end.startError !== undefined || end.endedBy !== null) {
    return new SidecutError('ffmpeg-failed', { reason: 'probe', path, said: lastWords(end) });
  }
  if (said.includes('Format not on whitelist')) {
    return new SidecutError('not-media', { reason: 'other-kind', path });
  }
  if (!startsLikeMedia(head)) return new SidecutError('not-media', { reason: 'unknown-kind', path });
  if (said.includes('moov atom not found')) {
    return new SidecutError('media-damaged', { reason: 'no-index', path });
  }
  // The sentence names the file already.
  const why = lastWords(end).replace(`${fileAddress(path)}: `, '');
  return new SidecutError('media-damaged', { reason: 'unreadable', path, said: why });
}

const packetsPerRun = 150;

/** Reads the times of some packets at the start and in the middle: a fraction of a second of work. */
async function settleFrameRate(
  tools: FfmpegTools,
  path: string,
  track: VideoTrack,
  durationMs: number,
  signal: AbortSignal | undefined,
): Promise<VideoTrack> {
  const runs = [await packetTimes(tools, path, track.streamIndex, '', signal)];
  const middleSeconds = durationMs / 2000;
  if (middleSeconds > 30) {
    runs.push(await packetTimes(tools, path, track.streamIndex, middleSeconds.toFixed(1), signal));
  }
  const regularity = judgeRegularity(runs);
  if (regularity === null) return track;
  if (regularity.frameRate === undefined) return { ...track, isVariableFrameRate: true };
  return { ...track, isVariableFrameRate: false, frameRate: regularity.frameRate };
}

async function packetTimes(
  tools: FfmpegTools,
  path: string,
  streamIndex: number,
  fromSeconds: string,
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const run = await runProgram(
    tools.ffprobe,
    [
      ...['-v', 'quiet', '-select_streams', String(streamIndex), '-show_entries', 'packet=pts_time,dts_time'],
      ...['-of', 'csv=p=0', '-read_intervals', `${fromSeconds}%+#${packetsPerRun}`, ...ffprobeInput(path)],
    ],
    { signal },
  );
  // Side data adds columns and empty lines; the times are always the first.
  const packets = run.stdout.split(/\r?\n/).map((line) => line.split(',').map(Number.parseFloat));
  const presentation = packets.map(([pts]) => pts ?? NaN).filter(Number.isFinite);
  const decoding = packets.map(([, dts]) => dts ?? NaN).filter(Number.isFinite);
  // AVI gives no presentation times where frames are reordered, but evenly decoded frames are evenly shown.
  return presentation.length >= decoding.length ? presentation : decoding;
}

/**
 * Recordings that were never finished (a browser's MediaRecorder, a crashed recorder) have no duration: the times
 * of all packets tell it. Reads the whole file once, decodes nothing.
 */
async function measureDuration(
  tools: FfmpegTools,
  path: string,
  parsed: Omit<ParsedProbe, 'doubtfulFrameRates'>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const running = startProgram(
    tools.ffprobe,
    [
      ...['-v', 'error', '-show_entries', 'packet=stream_index,pts_time,duration_time', '-of', 'csv=p=0'],
      ...ffprobeInput(path),
    ],
    { signal },
  );
  const counted = new Set([...parsed.video, ...parsed.audio].map((track) => track.streamIndex));
  let endSeconds = -Infinity;
  try {
    for await (const line of readLines(running.stdout)) {
      const [stream, pts, duration] = line.split(',').map(Number.parseFloat);
      if (stream === undefined || pts === undefined || !counted.has(stream) || !Number.isFinite(pts))
        continue;
      endSeconds = Math.max(endSeconds, pts + (Number.isFinite(duration) ? duration! : 0));
    }
  } finally {
    await running.stop();
    signal?.throwIfAborted();
  }
  const durationMs = Math.round(endSeconds * 1000 - parsed.containerStartMs);
  if (durationMs > 0) return durationMs;
  throw new SidecutError('media-damaged', { reason: 'nothing-in-it', path });
}
