/** The other side of text where nobody speaks: speech that no cue writes. */
import type { TrackCue } from '../project/track-cue.ts';
import type { WordlessStretch } from '../project/wordless-stretch.ts';
import type { ReviewProblem } from './review-problem.ts';
import { isAnswered } from './wordless.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A word or a cough that no cue tells may be left out on purpose; so much is somebody saying something. */
const minSpeechMs = 1500;
/** Cues begin a little late and end a little early. */
const slackMs = 300;
/** Less beside a cue, in one region with it, is its own sound. */
const minRestMs = 1000;
/** Parts that lie closer, with no cue between them, are one stretch. */
const maxPauseMs = 5000;

/**
 * Stretches of at least 1.5 s of speech beside all cues, each told with the cue before it (the first, where there is
 * none). `cues`: in order. `speech`: where somebody surely speaks, with what the transcription told as speech that it
 * found no words for; in any order. None for a track without cues: nothing of it is written yet.
 */
export function findSpeechWithoutText(
  cues: readonly TrackCue[],
  speech: readonly Span[],
): readonly ReviewProblem[] {
  if (cues.length === 0) return [];
  const covered = cues.map(coveredBy);
  let before = 0;
  return stretchesOf(beside(joined(speech), covered)).map(({ startMs, endMs, speechMs }) => {
    for (let next = cues[before + 1]; next !== undefined && next.startMs <= startMs; next = cues[before + 1])
      before += 1;
    const cueId = cues[before]!.id;
    return {
      ...{ id: `speech-without-text:${startMs}`, cueId, code: 'speech-without-text' },
      ...{ severity: 'warning', measured: speechMs, limit: minSpeechMs, unit: 'ms', fixable: false },
      span: { startMs, endMs },
    } as const;
  });
}

function coveredBy({ startMs, endMs, words = [] }: TrackCue): Span {
  const [first, last] = [words[0], words.at(-1)];
  return {
    startMs: Math.min(startMs, first?.startMs ?? startMs) - slackMs,
    endMs: Math.max(endMs, last?.endMs ?? endMs) + slackMs,
  };
}

function joined(spans: readonly Span[]): readonly Span[] {
  const result: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else result.push({ startMs, endMs });
  }
  return result;
}

interface Part extends Span {
  /** Where the cover before it ends: parts with the same one have no cue between them. */
  readonly behindMs: number;
}

/** What of the first no one of the second covers. Both ascending by start. */
function beside(spans: readonly Span[], covers: readonly Span[]): readonly Part[] {
  const parts: Part[] = [];
  let next = 0;
  let behindMs = -Infinity;
  for (const span of spans) {
    let startMs = Math.max(span.startMs, behindMs);
    for (
      let cover = covers[next];
      cover !== undefined && cover.startMs < span.endMs;
      cover = covers[++next]
    ) {
      if (cover.startMs > startMs) parts.push({ startMs, endMs: cover.startMs, behindMs });
      behindMs = Math.max(behindMs, cover.endMs);
      startMs = Math.max(startMs, behindMs);
    }
    if (startMs < span.endMs) parts.push({ startMs, endMs: span.endMs, behindMs });
  }
  return parts.filter((part) => part.endMs - part.startMs >= minRestMs);
}

function stretchesOf(parts: readonly Part[]): readonly (Span & { readonly speechMs: number })[] {
  const stretches: { startMs: number; endMs: number; speechMs: number; behindMs: number }[] = [];
  for (const { startMs, endMs, behindMs } of parts) {
    const last = stretches.at(-1);
    const speechMs = endMs - startMs;
    if (last?.behindMs === behindMs && startMs - last.endMs <= maxPauseMs) {
      last.endMs = endMs;
      last.speechMs += speechMs;
    } else stretches.push({ startMs, endMs, speechMs, behindMs });
  }
  return stretches.filter(({ speechMs }) => speechMs >= minSpeechMs);
}

/** Both in the order of the cues; of one cue what is wrong with it comes first. `answers`: where there are no words. */
export function withSpeechWithoutText(
  problems: readonly ReviewProblem[],
  cues: readonly TrackCue[],
  speech: readonly Span[],
  answers: readonly WordlessStretch[] = [],
): readonly ReviewProblem[] {
  const found = findSpeechWithoutText(cues, speech).filter(
    (problem) => !isAnswered(problem, answers, cues, speech),
  );
  if (found.length === 0) return problems;
  const order = new Map(cues.map(({ id }, index) => [id, index]));
  const placeOf = ({ cueId }: ReviewProblem): number => order.get(cueId) ?? -1;
  return [...problems, ...found].sort((a, b) => placeOf(a) - placeOf(b));
}
