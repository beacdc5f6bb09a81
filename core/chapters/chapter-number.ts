/**
 * How many chapters a video has. Its length gives an expectation; with that as the odds of a boundary before any sentence
 * the text gives another one, and both count the same.
 */
import { expectedSegments } from './boundary-posterior.ts';
import { minChapterMs } from './rank-boundaries.ts';
import type { Places } from './rank-boundaries.ts';

/** Chapters grow longer with the video: 7 in five minutes, 11 in ten, 34 in an hour, 150 in ten. */
const usualCount = { ofOneMinute: 2.4, exponent: 0.65 };
const maxCount = 200;

export interface ChapterNumbers {
  readonly chapters: number;
  /** Parts have about as many chapters as there are parts. */
  readonly parts: number;
  /** The most that make sense. */
  readonly max: number;
}

export function usualNumber(durationMs: number): number {
  return Math.max(1, usualCount.ofOneMinute * (durationMs / 60_000) ** usualCount.exponent);
}

export function chapterNumbers(places: Places): ChapterNumbers {
  const { scores, evidence, durationMs } = places;
  const usual = usualNumber(durationMs);
  const possible = Math.max(1, Math.min(scores.width - 1, Math.floor(durationMs / minChapterMs), maxCount));
  const told = expectedSegments(scores, evidence, Math.log(Math.max(1, places.sentenceCount / usual)));
  const chapters = Math.round(clamp(Math.sqrt(usual * told), 1, possible));
  const parts = Math.round(clamp(1.2 * Math.sqrt(chapters), 1, chapters));
  return { chapters, parts, max: Math.min(possible, 2 * chapters + 2) };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
