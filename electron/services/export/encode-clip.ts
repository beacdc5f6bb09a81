/** A clip that is encoded anew, to the frame. */
import { defaultPicture } from '../../../core/contract/export.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import type { Note } from '../../../core/notes.ts';
import { ffmpegInput, ffmpegStart } from '../ffmpeg/ffmpeg-input.ts';
import { planColour } from '../ffmpeg/tone-map.ts';
import { prepareDrawing } from './caption-drawing.ts';
import { readClipPictures } from './clip-pictures.ts';
import type { ClipPictures } from './clip-pictures.ts';
import type { EncodePlan } from './clip-plan.ts';
import { muxerArguments } from './containers.ts';
import type { ClipWork } from './cut-clip.ts';
import { audioArguments, encodePicture } from './encode-video.ts';
import type { PictureArguments } from './encode-video.ts';
import { planFraming } from './framing.ts';
import { requirePictures } from './require-pictures.ts';

/** Between two frames: what a filter compares with must be none of their times. */
const betweenMs = 0.5;

/** Returns notes on what became of the picture. */
export async function encodeClip(
  work: ClipWork,
  picture: VideoTrack | undefined,
  path: string,
): Promise<readonly Note[]> {
  const { tools, media, startMs, endMs, signal } = work;
  if (picture !== undefined) {
    const found = await readClipPictures(tools, media, picture, { startMs, endMs }, signal);
    if (found.plan !== null) return encodeWithPicture(work, picture, { ...found, plan: found.plan }, path);
  }
  const seekMs = Math.max(0, startMs);
  await work.run([
    ...[...ffmpegStart, '-y', ...ffmpegInput(media.path, seekMs), ...work.extras.inputs],
    ...[...soundArguments(work, seekMs, startMs), ...ending(work, startMs, path)],
  ]);
  return [];
}

async function encodeWithPicture(
  work: ClipWork,
  track: VideoTrack,
  { plan, seekMs }: ClipPictures & { readonly plan: EncodePlan },
  path: string,
): Promise<readonly Note[]> {
  const { tools, media, streams, folder, outputPath, signal } = work;
  const source = streams.find(({ index }) => index === track.streamIndex);
  const colour = await planColour(tools, source?.highRange ?? null);
  const times = {
    framesMs: plan.framesMs.map((time) => Math.max(0, time - plan.originMs)),
    endMs: plan.endMs - plan.originMs,
  };
  const timing = timingFilters(plan, seekMs, work.endMs);
  const drawn = work.captions && (await prepareDrawing(work.captions, { fromMs: plan.originMs, toMs: work.endMs, colour, folder }));
  const framing = planFraming(track, defaultPicture);
  const picture = { track, colour, times, timing, folder, ...(drawn ?? { framing, moments: [], drawing: [] }) };
  const notes = await encodePicture(tools, picture, (encoded: PictureArguments) =>
    work.run([
      ...[...ffmpegStart, '-y', ...encoded.device, ...ffmpegInput(media.path, seekMs)],
      ...[...encoded.inputs, ...work.extras.inputs, ...encoded.output],
      ...soundArguments(work, seekMs, plan.originMs),
      ...ending(work, plan.originMs, path, encoded.inputs.length > 0 ? 2 : 1),
    ]),
  );
  await requirePictures(tools, path, outputPath, signal);
  return notes;
}

/** The frame that stands when the clip begins is its first one, from 0 on; all others keep their distances. */
function timingFilters({ framesMs, originMs }: EncodePlan, seekMs: number, endMs: number): readonly string[] {
  const from = (ms: number): string => ((ms - seekMs) / 1000).toFixed(6);
  return [
    `trim=start=${from(framesMs[0]! - betweenMs)}:end=${from(endMs - betweenMs)}`,
    `setpts='max(round(PTS-${from(originMs)}/TB),0)'`,
  ];
}

/** A copy would begin with a whole packet, up to a frame early or late. */
function soundArguments({ container, media, endMs }: ClipWork, seekMs: number, originMs: number): string[] {
  const from = (ms: number): string => ((ms - seekMs) / 1000).toFixed(6);
  const cut = `atrim=start=${from(originMs)}:end=${from(endMs)},asetpts=PTS-${from(originMs)}/TB`;
  return [
    ...audioArguments(container, media.audio, false),
    ...media.audio.flatMap((_, index) => [`-filter:a:${index}`, cut]),
  ];
}

function ending(work: ClipWork, originMs: number, path: string, inputs = 1): string[] {
  const { container, media, endMs, extras } = work;
  return [
    ...[...extras.output(inputs), '-t', ((endMs - originMs) / 1000).toFixed(6)],
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    ...muxerArguments(container, { ...media, video: [] }, path),
  ];
}
