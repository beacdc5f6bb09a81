import type { MediaInfo } from '../../../core/media/media-info.ts';
import { ffprobeInput } from '../ffmpeg/ffmpeg-input.ts';
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
 * The pictures of a video track in the order in which they are decoded. Nothing is decoded for it. `range`: where
 * reading starts and ends on the timeline; what is read may begin earlier and end a little later.
 */
export async function readPictureTimes(
  tools: FfmpegTools,
  media: MediaInfo,
  streamIndex: number,
  { range, signal }: { readonly range?: PictureRange; readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly CodedPicture[]> {
  signal?.throwIfAborted();
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
