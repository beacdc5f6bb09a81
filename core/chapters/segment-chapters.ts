/** From the text of a video to all its chapters, few and many. See [Note: Chapters]. */
import type { ChapterText } from './chapter-text.ts';
import { candidateGaps } from './candidate-gaps.ts';
import { chapterNumbers, usualNumber } from './chapter-number.ts';
import { addEmbeddingCohesion } from './embedding-cohesion.ts';
import { readGaps } from './gap-evidence.ts';
import type { Gap } from './gap-evidence.ts';
import { addLexicalCohesion, readLexicalText } from './lexical-cohesion.ts';
import { minChapterMs, rankBoundaries } from './rank-boundaries.ts';
import type { Places } from './rank-boundaries.ts';
import { emptyScores } from './segment-scores.ts';
import type { SegmentScores } from './segment-scores.ts';
import { snapToPicture } from './snap-boundary.ts';

export interface ChapterBoundary {
  /** Where the chapter begins: that of its first sentence, or of a cut or silence beside it. */
  readonly startMs: number;
  /** Index of its first sentence. */
  readonly sentence: number;
  /** Place among the boundaries by how much they part, from 1. */
  readonly rank: number;
  /** Probability that a boundary lies here or a few seconds away, 0 to 1. */
  readonly probability: number;
  readonly gap: Gap;
}

/** Every number of chapters from 1 to one more than there are boundaries: `segmentsOf`. */
export interface RankedBoundaries {
  readonly durationMs: number;
  readonly sentenceCount: number;
  /** In the order of time; the beginning of the video is none. */
  readonly boundaries: readonly ChapterBoundary[];
  /** The numbers that the video itself speaks for. */
  readonly chapters: number;
  readonly parts: number;
}

export interface SegmentOptions {
  /** A number of chapters that is known: they are laid out best for it. */
  readonly count?: number;
}

/** A text that goes on behind `durationMs`, or without one (0), lasts until its last word. */
export function segmentChapters(given: ChapterText, options: SegmentOptions = {}): RankedBoundaries {
  const { sentences } = given;
  const text = { ...given, durationMs: Math.max(given.durationMs, endOf(sentences)) };
  const { durationMs } = text;
  const empty = { durationMs, sentenceCount: sentences.length, boundaries: [], chapters: 1, parts: 1 };
  if (sentences.length < 2) return empty;
  const gaps = readGaps(text);
  const places = placesOf(text, gaps);
  const numbers = chapterNumbers(places);
  const chapters = Math.max(1, options.count ?? numbers.chapters);
  const ranked = rankBoundaries(places, chapters, Math.max(numbers.max, chapters));
  const found = ranked.map(({ place, probability }, index): ChapterBoundary => {
    const sentence = places.scores.candidates[place]!;
    return {
      startMs: sentences[sentence]!.startMs,
      sentence,
      rank: index + 1,
      probability: Math.min(1, probability),
      gap: gaps[sentence]!,
    };
  });
  const boundaries = placeAll(found, text);
  return {
    ...empty,
    boundaries,
    chapters: Math.min(chapters, boundaries.length + 1),
    parts: Math.min(numbers.parts, boundaries.length + 1),
  };
}

/**
 * Each where its picture begins, those that part most first; where a chapter would be too short by that, where its
 * sentence begins, and nowhere where that is too near to one that has moved.
 */
function placeAll(ranked: readonly ChapterBoundary[], text: ChapterText): readonly ChapterBoundary[] {
  const placed: ChapterBoundary[] = [];
  for (const boundary of ranked) {
    const { sentence, startMs, gap } = boundary;
    const at = placed.findLastIndex((other) => other.sentence < sentence) + 1;
    const beforeMs = placed[at - 1]?.startMs ?? 0;
    const afterMs = placed[at]?.startMs ?? text.durationMs;
    const places = [snapToPicture(startMs, gap.pauseMs, text), startMs];
    const free = places.find((ms) => ms - beforeMs >= minChapterMs && afterMs - ms >= minChapterMs);
    if (free !== undefined) placed.splice(at, 0, { ...boundary, startMs: free, rank: placed.length + 1 });
  }
  return placed;
}

function endOf(sentences: ChapterText['sentences']): number {
  return sentences.reduce((latest, { endMs }) => Math.max(latest, endMs), 0);
}

/** What follows the last word for longer is no talk, and no reason for more chapters. */
const maxRestMs = 60_000;

function placesOf(text: ChapterText, gaps: readonly Gap[]): Places {
  const { sentences } = text;
  const durationMs = Math.min(text.durationMs, endOf(sentences) + maxRestMs);
  const lexical = readLexicalText(sentences);
  const scores = emptyScores(candidateGaps(gaps, lexical));
  addLexicalCohesion(scores, lexical);
  if (text.embeddings !== undefined) addEmbeddingCohesion(scores, text, text.embeddings);
  const startsMs = Float64Array.from(scores.candidates, (sentence) => sentences[sentence]!.startMs);
  addLengths(scores, startsMs, durationMs);
  const evidence = Float64Array.from(scores.candidates, (sentence) => gaps[sentence]!.evidence);
  return { scores, evidence, startsMs, durationMs, sentenceCount: sentences.length };
}

/** Shares of the video that differ little are more likely than a few seconds beside an hour (Dirichlet, 2). */
function addLengths({ width, values }: SegmentScores, startsMs: Float64Array, durationMs: number): void {
  const usualMs = durationMs / usualNumber(durationMs);
  for (let from = 0; from < width; from++) {
    for (let to = from + 1; to < width; to++) {
      const lengthMs = (startsMs[to] ?? durationMs) - startsMs[from]!;
      values[to * width + from]! += Math.log(Math.max(1000, lengthMs) / usualMs);
    }
  }
}
