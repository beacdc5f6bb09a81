/** The sentences of cues as they are translated: each knows which pieces of which cues it consists of. */
import { separatorBetween } from '../edit/marked-text.ts';
import { endMarkOf } from '../language/punctuation.ts';
import { sentencesIn } from '../language/sentence-end.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CueSegment } from './cue-segments.ts';
import { segmentsOf } from './cue-segments.ts';

/** What of a sentence stands in one segment of a cue. */
export interface Fragment {
  /** Places in the cues, and among the segments of the cue. */
  readonly cue: number;
  readonly segment: number;
  readonly text: string;
  /** What it has of the cue's time, by its share of the characters. */
  readonly durationMs: number;
}

/** `...` and `—` say nothing in any language. */
export function hasWords({ text }: Pick<Fragment, 'text'>): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export interface SentenceUnit {
  /** In one line. */
  readonly text: string;
  /** At least one. */
  readonly fragments: readonly Fragment[];
  /** BCP 47. */
  readonly language: string;
  readonly speaker: string | undefined;
}

export interface ReadCue {
  readonly segments: readonly CueSegment[];
  readonly language: string;
}

/** In steps: a long film takes a while. */
export function* readCues(cues: readonly TrackCue[], language: string): Generator<void, readonly ReadCue[]> {
  const read: ReadCue[] = [];
  for (const cue of cues) {
    const own = cue.language ?? language;
    read.push({ segments: segmentsOf(cue.text, own), language: own });
    yield;
  }
  return read;
}

/** Silence that ends a sentence without a mark. */
const longPauseMs = 2000;
/** Cues this far over one another are no text that runs on. */
const overlapMs = 200;
/** Text without marks is cut between cues. */
const maxLength = 400;
const maxCues = 8;

/** In order, in steps; segments without a letter are in none. */
export function* sentenceUnits(
  cues: readonly TrackCue[],
  read: readonly ReadCue[],
): Generator<void, readonly SentenceUnit[]> {
  const units: SentenceUnit[] = [];
  for (const run of yield* runsOf(cues, read)) {
    for (const some of unitsOfRun(run, cues, read)) {
      units.push(...some);
      yield;
    }
  }
  return units;
}

interface Run {
  readonly pieces: Piece[];
  readonly language: string;
  readonly speaker: string | undefined;
}

interface Piece {
  readonly cue: number;
  readonly segment: number;
  readonly text: string;
}

/** Segments that one person says in one language without a long pause. */
function* runsOf(cues: readonly TrackCue[], read: readonly ReadCue[]): Generator<void, readonly Run[]> {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const [index, { segments, language }] of read.entries()) {
    const { speaker } = cues[index]!;
    for (const [at, segment] of segments.entries()) {
      if (segment.text === '') {
        open = undefined;
        continue;
      }
      const piece = { cue: index, segment: at, text: segment.text };
      if (open !== undefined && goesOn(open, piece, cues, read)) open.pieces.push(piece);
      else runs.push((open = { pieces: [piece], language, speaker }));
    }
    yield;
  }
  return runs;
}

function goesOn(run: Run, piece: Piece, cues: readonly TrackCue[], read: readonly ReadCue[]): boolean {
  const last = run.pieces.at(-1)!;
  const [before, next] = [cues[last.cue]!, cues[piece.cue]!];
  const [segmentBefore, segment] = [segmentOf(last, read), segmentOf(piece, read)];
  if (segment.standsAlone || segmentBefore.standsAlone || segment.beginsTurn) return false;
  if (read[piece.cue]!.language !== run.language || next.speaker !== run.speaker) return false;
  // In one cue only what begins something of its own is a segment.
  if (piece.cue === last.cue || placeOf(before, segmentBefore) !== placeOf(next, segment)) return false;
  const pauseMs = next.startMs - before.endMs;
  return pauseMs < longPauseMs && pauseMs > -overlapMs;
}

function segmentOf({ cue, segment }: Piece, read: readonly ReadCue[]): CueSegment {
  return read[cue]!.segments[segment]!;
}

/** Captions at the top of the picture run on among themselves. */
function placeOf({ settings = '' }: TrackCue, { before }: CueSegment): string {
  return settings + (before.match(/\\(?:an?\d+|pos\([^)]*\)|move\([^)]*\))/gu)?.join('') ?? '');
}

/** Sentence by sentence: what is too long is several. */
function* unitsOfRun(
  { pieces, language, speaker }: Run,
  cues: readonly TrackCue[],
  read: readonly ReadCue[],
): Generator<readonly SentenceUnit[], void> {
  let text = '';
  const places = pieces.map((piece, i) => {
    text += separatorBetween(pieces[i - 1]?.text ?? '', piece.text);
    const start = text.length;
    text += piece.text;
    return { piece, start, end: text.length };
  });
  let from = 0;
  let first = 0;
  for (const sentence of sentencesIn(text, language)) {
    const to = from + sentence.length;
    const fragments: Fragment[] = [];
    // Places before those of this sentence are done with: a text may have thousands.
    while (first < places.length && places[first]!.end <= from) first++;
    for (let at = first; at < places.length && places[at]!.start < to; at++) {
      const { piece, start, end } = places[at]!;
      const part = text.slice(Math.max(start, from), Math.min(end, to)).trim();
      if (end > from && part !== '') fragments.push(fragmentOf(piece, part, cues, read));
    }
    yield divided(fragments, cues).map((some) => ({
      text: joinFragments(some),
      fragments: some,
      ...{ language, speaker },
    }));
    from = to;
  }
}

function fragmentOf(
  { cue, segment }: Piece,
  text: string,
  cues: readonly TrackCue[],
  read: readonly ReadCue[],
): Fragment {
  const inCue = read[cue]!.segments.reduce((sum, each) => sum + each.text.length, 0);
  const { startMs, endMs } = cues[cue]!;
  return {
    cue,
    segment,
    text,
    durationMs: (Math.max(0, endMs - startMs) * text.length) / Math.max(1, inCue),
  };
}

export function joinFragments(fragments: readonly Pick<Fragment, 'text'>[]): string {
  return fragments.reduce((left, { text }) => left + separatorBetween(left, text) + text, '');
}

/** What is too long for one sentence, in parts: where the pause is long, a comma stands, and near the middle. */
function divided(
  fragments: readonly Fragment[],
  cues: readonly TrackCue[],
): readonly (readonly Fragment[])[] {
  const length = fragments.reduce((sum, { text }) => sum + text.length, 0);
  if (fragments.length === 0) return [];
  if (fragments.length < 2 || (length <= maxLength && fragments.length <= maxCues)) return [fragments];
  let [best, bestWorth] = [1, -Infinity];
  let before = 0;
  for (let at = 1; at < fragments.length; at++) {
    const [left, right] = [fragments[at - 1]!, fragments[at]!];
    before += left.text.length;
    const pauseMs = cues[right.cue]!.startMs - cues[left.cue]!.endMs;
    const mark = endMarkOf(left.text) === 'none' ? 0 : 0.3;
    const worth = mark + Math.min(pauseMs, 1000) / 2000 - Math.abs(before / length - 0.5);
    if (worth > bestWorth) [best, bestWorth] = [at, worth];
  }
  return [...divided(fragments.slice(0, best), cues), ...divided(fragments.slice(best), cues)];
}
