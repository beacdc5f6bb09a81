/** Where a person has settled who speaks. */
import type { SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** As the schema of a track allows. */
const maxSpans = 20_000;

/** With these stretches, too; the same track where they are settled already. */
export function settle(track: SubtitleTrack, spans: readonly Span[]): SubtitleTrack {
  const known = uniteSpans(track.settledSpeakers ?? []);
  const united = uniteSpans([...known, ...spans.filter(({ startMs, endMs }) => endMs > startMs)]);
  const isKnown =
    united.length === known.length &&
    united.every(({ startMs, endMs }, i) => startMs === known[i]!.startMs && endMs === known[i]!.endMs);
  return isKnown ? track : { ...track, settledSpeakers: fewEnough(united) };
}

function fewEnough(spans: readonly Span[]): readonly Span[] {
  let gapMs = 0;
  let united = uniteSpans(spans, gapMs);
  while (united.length > maxSpans) {
    gapMs = gapMs * 2 + 100;
    united = uniteSpans(united, gapMs);
  }
  return united;
}

/** By their start, without overlaps; those with at most `gapMs` between them become one. */
export function uniteSpans(spans: readonly Span[], gapMs = 0): readonly Span[] {
  const united: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = united.at(-1);
    if (last !== undefined && startMs <= last.endMs + gapMs) last.endMs = Math.max(last.endMs, endMs);
    else united.push({ startMs, endMs });
  }
  return united;
}

/** Tells for a stretch of the recording whether more than half of it lies in these; for an instant whether it does. */
export function insideOf(spans: readonly Span[]): (span: Span) => boolean {
  const united = uniteSpans(spans);
  return ({ startMs, endMs }) => {
    let insideMs = 0;
    for (let i = firstEndingAfter(united, startMs); i < united.length; i++) {
      const span = united[i]!;
      if (startMs === endMs) return span.startMs <= startMs;
      if (span.startMs >= endMs) break;
      insideMs += Math.min(span.endMs, endMs) - Math.max(span.startMs, startMs);
    }
    return insideMs * 2 > endMs - startMs;
  };
}

function firstEndingAfter(spans: readonly Span[], timeMs: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.endMs > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each word of a cue (the cue itself, where it has none) whether it lies there. */
export function wordsInside(cue: TrackCue, isInside: (span: Span) => boolean): readonly boolean[] {
  return cue.words === undefined || cue.words.length === 0 ? [isInside(cue)] : cue.words.map(isInside);
}
