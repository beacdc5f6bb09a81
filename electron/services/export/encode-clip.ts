/** A clip that is encoded anew, to the frame. */
import { defaultPicture } from '../../../core/contract/export.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import type { Note } from '../../../core/notes.ts';
import { ffmpegInput, ffmpegStart } from '../ffmpeg/ffmpeg-input.ts';
import { planColour } from '../ffmpeg/tone-map.ts';
import { prepareDrawing } from './caption-drawing.ts';
import type { ClipPictures } from './clip-pictures.ts';
import type { EncodePlan } from './clip-plan.ts';
import { requireDecodable } from '../media/decodable.ts';
import { muxerArguments } from './containers.ts';
import type { ClipWork } from './clip-work.ts';
import { audioArguments, encodePicture, writableSounds } from './encode-video.ts';
import type { PictureArguments } from './encode-video.ts';
import { planFraming } from './framing.ts';
import { requirePictures } from './require-pictures.ts';

/** Between two frames: what a filter compares with must be none of their times. */
const betweenMs = 0.5;

/** Returns notes on what became of the picture, and the indexes of the streams of picture and sound that it has. */
export async function encodeClip(
  work: ClipWork,
  path: string,
): Promise<{ readonly notes: readonly Note[]; readonly kept: readonly number[] }> {
  const { media, container, picture } = work;
  const sounds = writableSounds(container, media.audio, new Set(media.audio));
  const kept = sounds.map(({ streamIndex }) => streamIndex);
  if (!picture?.plan) return { notes: await encodeSound(work, path), kept };
  const { track, plan, seekMs } = picture;
  requireDecodable(media, track);
  const notes = await encodeWithPicture(work, track, { plan, seekMs }, path);
  return { notes, kept: [...kept, track.streamIndex] };
}

async function encodeSound(work: ClipWork, path: string): Promise<readonly Note[]> {
  const { media, span } = work;
  const seekMs = Math.max(0, Math.floor(span.startMs));
  await work.run([
    ...[...ffmpegStart, '-y', ...ffmpegInput(media, seekMs), ...work.extras.inputs],
    ...[...soundArguments(work, seekMs, span.startMs), ...ending(work, span.startMs, path)],
  ]);
  return [];
}

async function encodeWithPicture(
  work: ClipWork,
  track: VideoTrack,
  { plan, seekMs }: Pick<ClipPictures, 'seekMs'> & { readonly plan: EncodePlan },
  path: string,
): Promise<readonly Note[]> {
  const { tools, media, streams, span, folder, outputPath, signal } = work;
  const source = streams.find(({ index }) => index === track.streamIndex);
  const colour = await planColour(tools, source?.highRange ?? null);
  const times = {
    framesMs: plan.framesMs.map((time) => Math.max(0, time - plan.originMs)),
    endMs: plan.endMs - plan.originMs,
  };
  const timing = timingFilters(plan, seekMs, span.endMs);
  const part = { fromMs: plan.originMs, toMs: span.endMs, colour, folder, signal };
  const drawn = work.captions && (await prepareDrawing(work.captions, part));
  const undrawn = { framing: planFraming(track, defaultPicture), moments: [], drawing: [] };
  const picture = { track, colour, times, timing, folder, ...(drawn ?? undrawn) };
  const notes = await encodePicture(tools, picture, (encoded: PictureArguments) =>
    work.run([
      ...[...ffmpegStart, '-y', ...encoded.device, ...ffmpegInput(media, seekMs)],
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
function soundArguments({ container, media, span }: ClipWork, seekMs: number, originMs: number): string[] {
  const from = (ms: number): string => ((ms - seekMs) / 1000).toFixed(6);
  const cut = `atrim=start=${from(originMs)}:end=${from(span.endMs)},asetpts=PTS-${from(originMs)}/TB`;
  const encoded = new Set(media.audio);
  return [
    ...audioArguments(container, media.audio, encoded),
    ...writableSounds(container, media.audio, encoded).flatMap((_, i) => [`-filter:a:${i}`, cut]),
  ];
}

function ending(work: ClipWork, originMs: number, path: string, inputs = 1): string[] {
  const { container, span, extras } = work;
  return [
    ...[...extras.output(inputs), '-t', ((span.endMs - originMs) / 1000).toFixed(6)],
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    ...muxerArguments(container, [], path),
  ];
}
