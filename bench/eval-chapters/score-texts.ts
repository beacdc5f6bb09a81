/** One line of the table: a method on a level, the number known or not. */
import { boundaryF1, pk, windowDiff } from '../../core/evaluation/score-segments.ts';
import type { Method } from './methods.ts';
import type { TrueText } from './true-text.ts';

export interface TextScore {
  readonly name: string;
  readonly pk: number;
  readonly windowDiff: number;
  readonly f1Within5s: number;
  readonly f1Within15s: number;
  /** Chapters, the first one counted. */
  readonly found: number;
  readonly truth: number;
}

export interface MethodScore {
  readonly method: string;
  readonly level: string;
  readonly numberKnown: boolean;
  readonly texts: readonly TextScore[];
}

export function scoreMethod(
  method: Method,
  level: string,
  numberKnown: boolean,
  texts: readonly TrueText[],
): MethodScore | undefined {
  const scores: TextScore[] = [];
  for (const one of texts) {
    const truth = one.levels[level];
    if (truth === undefined) continue;
    const count = numberKnown ? truth.length : undefined;
    const found = method.find(one.text, { count, isCoarse: isCoarse(one, level) });
    if (found === undefined) return undefined;
    scores.push(scoreText(one, found, truth));
  }
  return { method: method.name, level, numberKnown, texts: scores };
}

/** Of two levels the one with fewer chapters; topics of a meeting are few and long, so parts. */
function isCoarse({ levels }: TrueText, level: string): boolean {
  if (level === 'topics') return true;
  return Object.values(levels).some((other) => other.length > levels[level]!.length);
}

function scoreText({ name, text }: TrueText, found: readonly number[], truth: readonly number[]): TextScore {
  const starts = text.sentences.map(({ startMs }) => startMs);
  const places = (times: readonly number[]) =>
    times.map((ms) => starts.filter((startMs) => startMs < ms).length);
  const [foundAt, trueAt] = [places(found), places(truth)];
  return {
    ...{ name, found: found.length + 1, truth: truth.length + 1 },
    pk: pk(starts.length, foundAt, trueAt),
    windowDiff: windowDiff(starts.length, foundAt, trueAt),
    f1Within5s: boundaryF1(found, truth, 5000),
    f1Within15s: boundaryF1(found, truth, 15_000),
  };
}

export function meanOf(score: MethodScore, figure: keyof Omit<TextScore, 'name'>): number {
  return score.texts.reduce((sum, text) => sum + text[figure], 0) / score.texts.length;
}

/** Median of how far the number found is off, as a share of the truth. */
export function medianMiscount({ texts }: MethodScore): number {
  const off = texts.map(({ found, truth }) => Math.abs(found - truth) / truth).toSorted((a, b) => a - b);
  const middle = off.length >> 1;
  return off.length % 2 === 1 ? off[middle]! : (off[middle - 1]! + off[middle]!) / 2;
}
