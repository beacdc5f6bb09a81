import type { WaveformPeaks } from '../../../../../core/media/peaks.ts';
import { peaksInRange } from '../../../../../core/media/peaks.ts';
import { knownSpeechOf } from '../../../../analyses/analyses-store.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';
import { RectBatch } from '../../../../workspace/timeline/rect-batch.ts';

type Region = { readonly startMs: number; readonly endMs: number };

export function drawWaveform(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  peaks: WaveformPeaks | null,
): void {
  const { view, widthPx, density, palette, project } = scene;
  const speech = regionsInView(knownSpeechOf(project.media.id), scene);
  tintSpeech(context, scene, lane, speech);
  if (peaks === null) return;
  const bucketMs = ((peaks.levels[0]?.samplesPerBucket ?? 1) * 1000) / peaks.sampleRate;
  const columnMs = view.msPerPixel / density;
  if (columnMs >= bucketMs) drawColumns(context, scene, lane, peaks, speech);
  else drawOutline(context, scene, lane, peaks, speech, bucketMs);
  context.fillStyle = palette.border;
  context.fillRect(0, lane.top + lane.height / 2, widthPx, 0.5);
}

/** Regions that share a pixel are one: at the whole film's zoom there are thousands. */
function tintSpeech(
  context: CanvasRenderingContext2D,
  { view, palette }: Scene,
  lane: Lane,
  speech: readonly Region[],
): void {
  context.fillStyle = palette.speech;
  context.globalAlpha = 0.13;
  let left = -Infinity;
  let right = -Infinity;
  for (const { startMs, endMs } of speech) {
    const x = xAtTime(view, startMs);
    if (x - right >= 1) {
      if (right > left) context.fillRect(left, lane.top, right - left, lane.height);
      left = x;
    }
    right = xAtTime(view, endMs);
  }
  if (right > left) context.fillRect(left, lane.top, right - left, lane.height);
  context.globalAlpha = 1;
}

/** One bar for each pixel of the screen, anchored to the film, so that scrolling does not make it shimmer. */
function drawColumns(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  peaks: WaveformPeaks,
  speech: readonly Region[],
): void {
  const { view, widthPx, density, palette } = scene;
  const columnMs = view.msPerPixel / density;
  const first = Math.floor(view.startMs / columnMs);
  const columns = Math.ceil(widthPx * density) + 1;
  const extremes = peaksInRange(
    peaks,
    { startMs: first * columnMs, endMs: (first + columns) * columnMs },
    columns,
  );
  const middle = lane.top + lane.height / 2;
  const scale = (lane.height / 2 - 1) / loudest(peaks);
  const batch = new RectBatch();
  let at = 0;
  for (let i = 0; i < columns; i += 1) {
    const timeMs = (first + i + 0.5) * columnMs;
    while (at < speech.length && speech[at]!.endMs <= timeMs) at += 1;
    const isSpeech = at < speech.length && speech[at]!.startMs <= timeMs;
    const top = Math.min(lane.height / 2, extremes[i * 2 + 1]! * scale);
    const bottom = Math.max(-lane.height / 2, extremes[i * 2]! * scale);
    const height = Math.max(0.5, top - bottom);
    const x = (first + i) / density - view.startMs / view.msPerPixel;
    batch.add(isSpeech ? palette.speech : palette.wave, x, middle - top, 1 / density, height);
  }
  batch.fill(context);
}

/** Closer than the peaks are: a smooth outline through them instead of steps. */
function drawOutline(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  peaks: WaveformPeaks,
  speech: readonly Region[],
  bucketMs: number,
): void {
  const { view, widthPx, palette } = scene;
  const first = Math.floor(view.startMs / bucketMs) - 1;
  const columns = Math.ceil((widthPx * view.msPerPixel) / bucketMs) + 3;
  const range = { startMs: first * bucketMs, endMs: (first + columns) * bucketMs };
  const extremes = peaksInRange(peaks, range, columns);
  const middle = lane.top + lane.height / 2;
  const scale = (lane.height / 2 - 1) / loudest(peaks);
  const xOf = (i: number): number => xAtTime(view, (first + i + 0.5) * bucketMs);
  const limit = lane.height / 2;
  const yOf = (value: number): number => middle - Math.max(-limit, Math.min(limit, value * scale));
  const outline = new Path2D();
  for (let i = 0; i < columns; i += 1) outline.lineTo(xOf(i), yOf(extremes[i * 2 + 1]!) - 0.5);
  for (let i = columns - 1; i >= 0; i -= 1) outline.lineTo(xOf(i), yOf(extremes[i * 2]!) + 0.5);
  outline.closePath();
  context.fillStyle = palette.wave;
  context.fill(outline);
  if (speech.length === 0) return;
  context.save();
  context.beginPath();
  for (const { startMs, endMs } of speech) {
    context.rect(xAtTime(view, startMs), lane.top, (endMs - startMs) / view.msPerPixel, lane.height);
  }
  context.clip();
  context.fillStyle = palette.speech;
  context.fill(outline);
  context.restore();
}

/** The stretch of the current cue, through the waveform, with edges that can be taken there. */
export function drawCurrentRange(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  range: Region,
): void {
  const { view, palette } = scene;
  const left = xAtTime(view, range.startMs);
  const right = xAtTime(view, range.endMs);
  context.fillStyle = palette.cueSelected;
  context.globalAlpha = 0.16;
  context.fillRect(left, lane.top, right - left, lane.height);
  context.globalAlpha = 1;
  context.fillRect(left - 1, lane.top, 2, lane.height);
  context.fillRect(right - 1, lane.top, 2, lane.height);
  // Grips: the edges are handles.
  context.fillRect(left - 1, lane.top, 6, 8);
  context.fillRect(right - 5, lane.top, 6, 8);
}

/** Sorted regions that the view meets. */
function regionsInView(regions: readonly Region[], { view, widthPx }: Scene): readonly Region[] {
  const endMs = timeAtX(view, widthPx);
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle]!.endMs > view.startMs) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while (end < regions.length && regions[end]!.startMs < endMs) end += 1;
  return regions.slice(low, end);
}

const loudestSamples = new WeakMap<WaveformPeaks, number>();
/** About -34 dB: the noise of a silent film is not blown up to a storm. */
const quietestFullScale = 650;

/** What fills the lane: the level that only two in a hundred coarse buckets exceed, so that one bang does no harm. */
function loudest(peaks: WaveformPeaks): number {
  const known = loudestSamples.get(peaks);
  if (known !== undefined) return known;
  const extremes =
    peaks.levels.findLast((level) => level.extremes.length >= 400)?.extremes ?? peaks.levels[0]?.extremes;
  const sizes = Float64Array.from({ length: (extremes?.length ?? 0) / 2 }, (_, i) =>
    Math.max(-extremes![i * 2]!, extremes![i * 2 + 1]!),
  ).sort();
  const level = Math.max(quietestFullScale, (sizes[Math.floor(sizes.length * 0.98)] ?? 0) * 1.05);
  loudestSamples.set(peaks, level);
  return level;
}
