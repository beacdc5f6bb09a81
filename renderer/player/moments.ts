/**
 * [Note: Moments] A moment is a time in which the same captions are shown. How they stand depends on what was there
 * before: libass leaves a caption where it is while others come and go. So a moment is drawn as the end of a row of moments
 * that begins where a caption was last shown alone, see [Note: Drawn captions] in electron/services/style.
 */
import type { CaptionStrip } from '../../core/contract/style.ts';
import { maxStripPictures } from '../../core/contract/style.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import type { CueIndex } from './cue-index.ts';
import { cuesAt, firstReaching, firstStartingAt } from './cue-index.ts';

type StripCaption = CaptionStrip['captions'][number];

/** A row of moments; the last is the one that it is about. */
export interface MomentRow {
  readonly captions: readonly StripCaption[];
  /** How many moments. */
  readonly count: number;
  /** Of the last one. */
  readonly startMs: number;
  readonly endMs: number;
}

/** More captions at one time than anybody reads. */
const maxCaptions = 60;

/** The moment at a time, with those before it; null when nothing is shown. */
export function momentAt(index: CueIndex, timeMs: number): MomentRow | null {
  const shown = cuesAt(index, timeMs);
  if (shown.length === 0 || shown.length > maxCaptions) return null;
  const together = overlapping(index, shown, timeMs);
  const all = boundaries(together, timeMs);
  const starts = all.slice(-maxStripPictures);
  const next = index.cues[firstStartingAt(index.cues, timeMs + 1e-6)]?.startMs ?? Infinity;
  const endMs = Math.min(next, ...shown.map((cue) => cue.endMs));
  return {
    captions: together
      .filter((cue) => cue.endMs > starts[0]!)
      .map((cue) => captionOf(cue, starts, timeMs))
      .filter(({ from, to }) => to > from),
    count: starts.length,
    startMs: starts.at(-1)!,
    endMs,
  };
}

/** The moment at a time and those after it in which something is shown, in order. */
export function momentsFrom(index: CueIndex, timeMs: number, count: number): readonly MomentRow[] {
  const found: MomentRow[] = [];
  let at = timeMs;
  // What is shown nowhere (a cue without length) must not keep this from ending.
  for (let steps = 0; found.length < count && steps < 4 * count; steps += 1) {
    const moment = momentAt(index, at);
    if (moment !== null) found.push(moment);
    const next = moment?.endMs ?? index.cues[firstStartingAt(index.cues, at + 1e-6)]?.startMs;
    if (next === undefined) break;
    at = next;
  }
  return found;
}

/** Cues in a chain of overlaps that leads to those that are shown, in order; not those that start later. */
function overlapping(index: CueIndex, shown: readonly TrackCue[], timeMs: number): readonly TrackCue[] {
  let startMs = Math.min(...shown.map((cue) => cue.startMs));
  let first = firstReaching(index, startMs);
  for (let steps = 0; steps < maxStripPictures; steps += 1) {
    const before = index.cues[first];
    if (before === undefined || before.startMs >= startMs) break;
    startMs = before.startMs;
    first = firstReaching(index, startMs);
  }
  const after = firstStartingAt(index.cues, timeMs + 1e-6);
  return index.cues
    .slice(Math.max(first, after - maxCaptions), after)
    .filter((cue) => cue.endMs > startMs && cue.endMs > cue.startMs);
}

/** Where a moment begins, up to the one at `timeMs`. */
function boundaries(cues: readonly TrackCue[], timeMs: number): readonly number[] {
  const times = new Set(cues.flatMap(({ startMs, endMs }) => [startMs, endMs]));
  return [...times].filter((time) => time <= timeMs).sort((a, b) => a - b);
}

function captionOf(cue: TrackCue, starts: readonly number[], timeMs: number): StripCaption {
  const from = Math.max(
    0,
    starts.findIndex((start) => start >= cue.startMs),
  );
  const end = cue.endMs > timeMs ? -1 : starts.findIndex((start) => start >= cue.endMs);
  const { text, settings, ass } = cue;
  return {
    text,
    ...(settings === undefined ? {} : { settings }),
    ...(ass === undefined ? {} : { ass }),
    from,
    to: end < 0 ? starts.length : end,
  };
}

/** Equal for moments that look alike. `length`: of the first so many moments of the row, the last of which it is about. */
export function momentKey(
  { captions, count }: Pick<MomentRow, 'captions' | 'count'>,
  length = count,
): string {
  return JSON.stringify(
    captions
      .filter(({ from }) => from < length)
      .map(({ text, settings = '', ass = null, from, to }) => [
        text,
        settings,
        ass,
        from,
        Math.min(to, length),
      ]),
  );
}

export interface RowInStrip {
  readonly row: MomentRow;
  /** Place of its first moment in the strip. */
  readonly from: number;
}

/** As many of the rows as one call draws, one after the other; a row that is the beginning of the next is left out. */
export function stripOf(rows: readonly MomentRow[]): {
  readonly strip: CaptionStrip;
  readonly parts: readonly RowInStrip[];
} {
  const parts: RowInStrip[] = [];
  const captions: StripCaption[] = [];
  let count = 0;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const fits = next !== undefined && count + next.count <= maxStripPictures;
    if (fits && isBeginning(row, next)) continue;
    if (count + row.count > maxStripPictures) break;
    parts.push({ row, from: count });
    for (const caption of row.captions) {
      captions.push({ ...caption, from: caption.from + count, to: caption.to + count });
    }
    count += row.count;
  }
  return { strip: { captions, count }, parts };
}

function isBeginning(row: MomentRow, later: MomentRow): boolean {
  return later.count > row.count && momentKey(later, row.count) === momentKey(row);
}
