import { join, resolve } from 'node:path';
import type { Sheets } from '../../../core/analysis/pictures.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import type { FrameBranch } from '../frames/read-frames.ts';

/**
 * Small pictures of a video at even intervals, many on one JPEG: picture `n` is what is on the screen at
 * `n * intervalMs`, whatever the frame rate does. Pictures fill a sheet row by row. `count`: when the picture lasts as
 * long as the file.
 */
export type SheetPlan = Sheets;

export interface SheetOutput {
  readonly plan: SheetPlan;
  /** Gets the sheets, see `sheetFile`. */
  readonly folder: string;
}

/** An hour has 720 pictures. */
const maxPictures = 750;
const intervalsMs = [500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000, 30_000, 60_000, 120_000, 300_000];
const largest = { width: 160, height: 90 };
const side = 10;

export function planSheets(
  track: Pick<VideoTrack, 'displayWidth' | 'displayHeight'>,
  durationMs: number,
): SheetPlan {
  const intervalMs =
    intervalsMs.find((interval) => durationMs / interval <= maxPictures) ??
    Math.ceil(durationMs / maxPictures / 1000) * 1000;
  const count = Math.max(1, Math.ceil(durationMs / intervalMs));
  const scale = Math.min(largest.width / track.displayWidth, largest.height / track.displayHeight);
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return {
    intervalMs,
    width: even(track.displayWidth),
    height: even(track.displayHeight),
    columns: Math.min(side, count),
    rows: Math.min(side, Math.ceil(count / side)),
    count,
  };
}

export function sheetBranch(output: SheetOutput, track: VideoTrack): FrameBranch {
  return { filter: sheetFilter(output.plan, track), output: sheetOutput(output) };
}

/** Takes the few frames out before anything is scaled: it costs next to nothing beside the decoding. */
function sheetFilter(plan: SheetPlan, track: VideoTrack): string {
  const turned = track.rotation === 90 || track.rotation === 270;
  const [width, height] = turned ? [plan.height, plan.width] : [plan.width, plan.height];
  return [
    // A frame's time is rounded up, so that each picture shows the last frame that is not later.
    `fps=fps=1000/${plan.intervalMs}:start_time=0:round=up`,
    `scale=${width}:${height}:flags=area`,
    ...turns[track.rotation],
    'setsar=1',
    'format=yuvj420p',
    `tile=${plan.columns}x${plan.rows}`,
  ].join(',');
}

const turns: Readonly<Record<VideoTrack['rotation'], readonly string[]>> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
};

function sheetOutput({ plan, folder }: SheetOutput): string[] {
  const sheets = Math.ceil(plan.count / (plan.columns * plan.rows));
  // A per cent sign in the folder's name must not be taken for the number's place.
  const pattern = join(resolve(folder).replaceAll('%', '%%'), 'thumbs-%d.jpg');
  return [
    // A clock that jumps by a day may not fill the disk.
    ...['-frames:v', String(sheets), '-c:v', 'mjpeg', '-q:v', '5'],
    ...['-f', 'image2', '-start_number', '0', '-y', pattern],
  ];
}
