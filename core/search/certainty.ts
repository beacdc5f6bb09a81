/**
 * Whether what a leg found answers the question at all: "nothing below this line". A certainty of 1 is on the line, 0 is
 * what anything has in common with anything. It is told for each question from how it stands to what is found, by the
 * measure of the model in use, never by one cosine for all.
 */
import { calibrationTexts } from './calibration-texts.ts';
import { coverageOf } from './match-words.ts';
import type { SearchQuery } from './search-query.ts';

/** How near a model puts a question to its answer, and to anything else. */
export interface MatchLevel {
  /** Cosine of a question with what has nothing to do with it, in the mean. */
  readonly unrelated: number;
  /** Cosine from which on it is taken for an answer. */
  readonly line: number;
  /** Told by whoever made the model: it stays where it is. */
  readonly isGiven?: boolean;
}

/** Of the cosines of what does not belong together: so many are below it. A library offers many passages for the nearest. */
const unrelatedShare = 0.99;
/** The line of `matchLevel` is that among so many passages. The nearest of more is nearer by chance: it rises with their logarithm. */
const usualRows = 800;
const growth = 0.13;
/** Among a handful of passages it does not sink below this share. */
const lowestLine = 0.8;
/** Of the words of a question that count, so many must be in a passage that answers it. */
const neededCoverage = 0.6;

/** What is embedded to know a model's level: the questions as queries, the others as passages. */
export const levelQuestions: readonly string[] = calibrationTexts.map(({ question }) => question);
export const levelPassages: readonly string[] = calibrationTexts.map(({ passage }) => passage);

/** Vectors of `levelQuestions` and `levelPassages`, row by row, of length 1 each. */
export function matchLevel(questions: Float32Array, passages: Float32Array, dimensions: number): MatchLevel {
  const count = questions.length / dimensions;
  const related: number[] = [];
  const unrelated: number[] = [];
  for (let row = 0; row < count; row++) {
    for (let other = 0; other < count; other++) {
      (row === other ? related : unrelated).push(dot(questions, row, passages, other, dimensions));
    }
  }
  unrelated.sort((a, b) => a - b);
  const highest = unrelated[Math.floor((unrelated.length - 1) * unrelatedShare)]!;
  return { unrelated: mean(unrelated), line: (highest + mean(related)) / 2 };
}

/** Of a model that was measured when it was made: cosines of what is unrelated reach about half as far. */
export function knownLevel(noMatchBelow: number): MatchLevel {
  return { unrelated: noMatchBelow / 2, line: noMatchBelow };
}

/** The level of a model where an answer was looked for among so many passages. */
export function levelAmong(level: MatchLevel, searched: number): MatchLevel {
  if (level.isGiven === true) return level;
  const { unrelated, line } = level;
  const risen = Math.max(lowestLine, 1 + growth * Math.log(Math.max(1, searched) / usualRows));
  return { unrelated, line: unrelated + risen * (line - unrelated) };
}

export function certaintyOfMeaning(similarity: number, { unrelated, line }: MatchLevel): number {
  return Math.max(0, (similarity - unrelated) / (line - unrelated));
}

/** `language`: of the text. */
export function certaintyOfWords(query: SearchQuery, text: string, language: string): number {
  return coverageOf(query, text, language) / neededCoverage;
}

function dot(a: Float32Array, row: number, b: Float32Array, other: number, dimensions: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += a[row * dimensions + i]! * b[other * dimensions + i]!;
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
