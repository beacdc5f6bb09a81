/** A clip whose coded pictures and sound are taken over as they are. */
import { ffmpegInput, ffmpegStart } from '../ffmpeg/ffmpeg-input.ts';
import { readPictureTimes } from '../media/picture-times.ts';
import { isIndexed, soundsToEncode } from '../media/why-encode.ts';
import { planCopy } from './clip-plan.ts';
import type { CopyPlan } from './clip-plan.ts';
import { readClipPictures } from './clip-pictures.ts';
import { muxerArguments } from './containers.ts';
import type { ClipWork } from './clip-work.ts';

/** One for each video track; none for sound alone. */
export type CopyPlans = readonly CopyPlan[];

/** ffmpeg drops what is earlier than the point it seeks to: the key frame must not be, by rounding. */
const beforeKeyMs = 0.5;

/** Null when a copy would not be the clip to the frame. */
export async function planCopies(work: ClipWork): Promise<CopyPlans | null> {
  const { tools, media, container, span, picture, signal } = work;
  // Elsewhere seeking is a guess.
  if (!isIndexed(media)) return null;
  const target = { isMatroska: container.muxer === 'matroska', signal };
  if ((await soundsToEncode(tools, media, target)).size > 0) return null;
  const plans: CopyPlan[] = [];
  for (const track of media.video) {
    const found =
      track === picture?.track ? picture : await readClipPictures(tools, media, track, span, signal);
    const plan = planCopy(found.pictures, found.span);
    if (plan === null) return null;
    plans.push(plan);
  }
  return plans;
}

/**
 * Writes the copy and looks at it: false when it is not what was planned. Each video track is an input of its own, since
 * ffmpeg cuts by the times of decoding, which run ahead of those shown by another length in each.
 */
export async function copyClip(work: ClipWork, plans: CopyPlans, path: string): Promise<boolean> {
  const { media, container, span, extras, run } = work;
  const firstMs = plans.length === 0 ? span.startMs : Math.min(...plans.map((plan) => plan.firstMs));
  const seekMs = Math.max(0, firstMs - beforeKeyMs);
  const input = (untilMs: number | null): string[] => [
    ...(untilMs === null ? [] : ['-t', seconds(untilMs - seekMs)]),
    ...ffmpegInput(media, seekMs),
  ];
  await run([
    ...[...ffmpegStart, '-y'],
    ...plans.flatMap((plan) => input(plan.endDecodedMs === null ? null : plan.endDecodedMs - beforeKeyMs)),
    ...[...input(span.endMs), ...extras.inputs],
    ...media.video.flatMap((track, i) => ['-map', `${i}:${track.streamIndex}`]),
    ...media.audio.flatMap((track) => ['-map', `${plans.length}:${track.streamIndex}`]),
    // Packets before the seek point are dropped; by default ffmpeg begins with the key frame before it.
    ...['-c', 'copy', '-copypriorss', '0', '-output_ts_offset', seconds(seekMs - firstMs)],
    ...extras.output(plans.length + 1),
    ...muxerArguments(container, media.video, path),
  ]);
  return isAsPlanned(work, plans, path);
}

async function isAsPlanned(
  { tools, media, span, signal }: ClipWork,
  plans: CopyPlans,
  path: string,
): Promise<boolean> {
  for (const [i, { firstMs, count }] of plans.entries()) {
    const written = await readPictureTimes(tools, { ...media, path, containerStartMs: 0 }, i, { signal });
    const times = written.flatMap(({ isHidden, timeMs }) => (isHidden ? [] : [timeMs]));
    const isWithin = times.every((time) => time >= -1 && time < span.endMs - firstMs);
    if (times.length !== count || !isWithin) return false;
  }
  return true;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(6);
}
