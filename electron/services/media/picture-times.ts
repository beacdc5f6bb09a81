import type { MediaInfo } from '../../../core/media/media-info.ts';
import { ffmpegInput, ffmpegStart, ffprobeInput, keepStreamsInUse } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { readLines } from '../ffmpeg/read-lines.ts';
import { startProgram } from '../ffmpeg/spawn-ffmpeg.ts';

/** One coded picture of a file. */
export interface CodedPicture {
  /** When it is shown, on the presentation timeline; not an integer. */
  readonly timeMs: number;
  /** When it is decoded, on the same line; null where the container does not tell. */
  readonly decodedMs: number | null;
  /** The container does not tell when it is shown: `timeMs` is when it is decoded. */
  readonly isUntimed: boolean;
  /** How long, as far as the container tells; 0 when it does not. */
  readonly durationMs: number;
  /** Decoding can begin with it. */
  readonly isKey: boolean;
  /** It is decoded for others and cut away by an edit list. */
  readonly isHidden: boolean;
}

/**
 * The pictures of a video track (or the packets of another) in the order in which they are decoded. Nothing is decoded. `range`: where
 * reading starts and ends on the timeline; what is read may begin earlier and end later.
 */
export async function readPictureTimes(
  tools: FfmpegTools,
  media: MediaInfo,
  streamIndex: number,
  { range, signal }: { readonly range?: PictureRange; readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly CodedPicture[]> {
  signal?.throwIfAborted();
  if (jumps(media)) return readAcrossJumps(tools, media, streamIndex, signal);
  const running = startProgram(
    tools.ffprobe,
    [
      ...['-v', 'quiet', '-select_streams', String(streamIndex), '-of', 'csv=p=0'],
      ...['-show_entries', 'packet=pts_time,dts_time,duration_time,flags'],
      ...(range === undefined ? [] : ['-read_intervals', interval(range, media.containerStartMs)]),
      ...ffprobeInput(media),
    ],
    { signal },
  );
  const pictures: CodedPicture[] = [];
  try {
    for await (const line of readLines(running.stdout)) {
      const picture = parsePicture(line, media.containerStartMs);
      if (picture !== null) pictures.push(picture);
    }
  } finally {
    await running.stop();
    signal?.throwIfAborted();
  }
  return pictures;
}

/** The container's times are not those of the timeline: see [Note: The clock of an MPEG stream]. */
export function jumps({ reading }: MediaInfo): boolean {
  return reading?.clock === 'back' || reading?.clock === 'ahead';
}

/** The whole track, with the times that ffmpeg makes of a clock that jumps: as it would write them. */
async function readAcrossJumps(
  tools: FfmpegTools,
  media: MediaInfo,
  streamIndex: number,
  signal: AbortSignal | undefined,
): Promise<readonly CodedPicture[]> {
  const running = startProgram(
    tools.ffmpeg,
    [
      ...[...ffmpegStart, ...ffmpegInput(media), '-map', `0:${streamIndex}`, '-c', 'copy'],
      ...['-f', 'framecrc', 'pipe:1', ...keepStreamsInUse(media, streamIndex)],
    ],
    { signal },
  );
  const pictures: CodedPicture[] = [];
  let tickMs = 1;
  try {
    for await (const line of readLines(running.stdout)) {
      const base = /^#tb 0: (\d+)\/(\d+)/.exec(line);
      if (base !== null) tickMs = (Number(base[1]) * 1000) / Number(base[2]);
      const picture = parseFrameCrc(line, tickMs);
      if (picture !== null) pictures.push(picture);
    }
  } finally {
    await running.stop();
    signal?.throwIfAborted();
  }
  return pictures;
}

/** `0, 3600, 7200, 3600, 581, 0x2d3c, F=0x0, S=1`: stream, decoded, shown, length, bytes; flags where it is no key frame. */
export function parseFrameCrc(line: string, tickMs: number): CodedPicture | null {
  const match = /^0,\s*(-?\d+|NOPTS),\s*(-?\d+|NOPTS),\s*(\d+),\s*\d+,\s*0x\w+(?:,\s*F=0x(\w+))?/.exec(line);
  if (match === null) return null;
  const [, decoded, shown, length, flags] = match;
  const [decodedMs, shownMs] = [decoded, shown].map((ticks) =>
    ticks === 'NOPTS' ? null : Number(ticks) * tickMs,
  ) as [number | null, number | null];
  const timeMs = shownMs ?? decodedMs;
  if (timeMs === null) return null;
  return {
    ...{ timeMs, decodedMs, isUntimed: shownMs === null, durationMs: Number(length) * tickMs },
    isKey: flags === undefined || (Number.parseInt(flags, 16) & 1) === 1,
    isHidden: false,
  };
}

export interface PictureRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** ffprobe ends with the first packet beyond; pictures shown before it may follow it in the file. */
const reorderedMs = 2000;

function interval({ fromMs, toMs }: PictureRange, containerStartMs: number): string {
  const seconds = (ms: number): string => ((ms + containerStartMs) / 1000).toFixed(3);
  return `${fromMs <= 0 ? '' : seconds(fromMs)}%${seconds(toMs + reorderedMs)}`;
}

/** `1.040000,0.960000,0.040000,K__`; side data adds columns behind and lines without flags. */
export function parsePicture(line: string, containerStartMs: number): CodedPicture | null {
  const [pts = '', dts = '', duration = '', flags = ''] = line.split(',');
  const [shown, decoded, length] = [pts, dts, duration].map((text) => {
    const seconds = Number.parseFloat(text);
    return Number.isFinite(seconds) ? seconds * 1000 : null;
  }) as [number | null, number | null, number | null];
  // AVI gives no presentation times where frames are reordered, MPEG-PS not for every frame.
  const time = shown ?? decoded;
  if (time === null || !/^[K_]/.test(flags)) return null;
  return {
    timeMs: time - containerStartMs,
    decodedMs: decoded === null ? null : decoded - containerStartMs,
    isUntimed: shown === null,
    durationMs: length ?? 0,
    isKey: flags.startsWith('K'),
    isHidden: flags.includes('D'),
  };
}
