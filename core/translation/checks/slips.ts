/**
 * [Note: Answers that slip]
 * A model that is asked for many lines joins two, splits one or leaves one out, and what follows is shifted by one though
 * each answer has the right number. Lines and answers are aligned by their lengths, as Gale and Church do ("A Program for
 * Aligning Sentences in Bilingual Corpora", Computational Linguistics 19, 1993), with numbers, names and question marks as
 * further evidence. Where that finds a way that is much likelier than line by line, the lines on it have slipped.
 */
import { withAsciiTimes } from '../../formats/other-digits.ts';
import { spelling } from '../../glossary/alike.ts';
import { textWeight } from './text-weight.ts';

export interface SlipLine {
  readonly source: string;
  /** undefined: nothing was answered. */
  readonly answer: string | undefined;
  /** What the engine says that it translates, see `TranslatedLine`. */
  readonly head?: string | undefined;
}

/**
 * Points by which a way must be likelier than line by line. Of 5,248 right pairs of FLORES-200 (en to es, de, fr, zh, 16 at a
 * time) none is then taken for slipped; of shifted batches 69 to 97 % are found.
 */
const minGain = 6;

/** Lines, in their order, whose answers seem to belong to others: their places. */
export function slippedLines(lines: readonly SlipLine[]): ReadonlySet<number> {
  const slipped = new Set<number>();
  for (const [i, line] of lines.entries()) if (saysOtherHead(line, lines)) slipped.add(i);
  if (lines.length < 2) return slipped;
  for (const place of byLengths(lines)) slipped.add(place);
  return slipped;
}

/** The engine repeats the beginning of another line. */
function saysOtherHead({ source, head, answer }: SlipLine, lines: readonly SlipLine[]): boolean {
  const said = spelling(head ?? '').slice(0, 12);
  if (answer === undefined || said.length < 4 || spelling(source).startsWith(said)) return false;
  return lines.some((other) => other.source !== source && spelling(other.source).startsWith(said));
}

interface Signature {
  readonly weight: number;
  readonly numbers: ReadonlySet<string>;
  /** Words with a capital, and others that a translation keeps. */
  readonly words: ReadonlySet<string>;
  readonly asks: boolean;
}

const nothing: Signature = { weight: 0, numbers: new Set(), words: new Set(), asks: false };

function signatureOf(text: string): Signature {
  const numbers = withAsciiTimes(text).match(/\p{Nd}+/gu) ?? [];
  const words = (text.match(/\p{L}{4,}/gu) ?? []).map((word) => spelling(word).slice(0, 6));
  return {
    weight: textWeight(text),
    numbers: new Set(numbers.map((number) => String(Number(number)))),
    words: new Set(words),
    asks: /[?？؟;]["”’»」]?\s*$/u.test(text),
  };
}

function joined(a: Signature, b: Signature): Signature {
  return {
    weight: a.weight + b.weight,
    numbers: new Set([...a.numbers, ...b.numbers]),
    words: new Set([...a.words, ...b.words]),
    asks: b.asks,
  };
}

/** Of the squared difference of two lengths in their usual deviation: Gale and Church's 6.8 for a character. */
const variance = 6.8;
/** One pair that is no pair costs more than any evidence against it. */
const maxLengthCost = 14;
/** Points for two lines in one, and for a line that has no answer: rarer than one for one, as theirs are. */
const twoInOne = 4.5;
const alone = 7;

function pairCost(source: Signature, answer: Signature, ratio: number): number {
  const expected = source.weight * ratio;
  const mean = Math.max(4, (expected + answer.weight) / 2);
  const delta = (answer.weight - expected) ** 2 / (variance * mean * 2);
  let cost = Math.min(maxLengthCost, delta / 2);
  cost += evidence(source.numbers, answer.numbers, 5, 3);
  for (const word of source.words) if (answer.words.has(word)) cost -= 2;
  if (source.asks !== answer.asks) cost += 1.5;
  else if (source.asks) cost -= 1;
  return cost;
}

function evidence(a: ReadonlySet<string>, b: ReadonlySet<string>, found: number, missed: number): number {
  if (a.size === 0 && b.size === 0) return 0;
  const common = [...a].filter((each) => b.has(each)).length;
  return missed * (a.size + b.size - 2 * common > 0 ? 1 : 0) - found * Math.min(2, common);
}

/** Steps of the alignment: so many lines and so many answers. */
const steps = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
] as const;

function byLengths(lines: readonly SlipLine[]): readonly number[] {
  const sources = lines.map(({ source }) => signatureOf(source));
  const answers = lines.map(({ answer }) => (answer === undefined ? nothing : signatureOf(answer)));
  const ratio = sum(answers) / Math.max(1, sum(sources.filter((_, i) => answers[i] !== nothing)));
  const count = lines.length;
  const costs = Array.from({ length: count + 1 }, () => new Float64Array(count + 1).fill(Infinity));
  const taken = Array.from({ length: count + 1 }, () => new Int8Array(count + 1));
  costs[0]![0] = 0;
  for (let i = 0; i <= count; i++) {
    // Answers slip by a line or two, not to the other end.
    for (let j = Math.max(0, i - maxShift); j <= Math.min(count, i + maxShift); j++) {
      for (const [step, [rows, columns]] of steps.entries()) {
        const before = costs[i - rows]?.[j - columns] ?? Infinity;
        if (before === Infinity) continue;
        const cost = before + stepCost(sources, answers, i, j, rows, columns, ratio);
        if (cost < costs[i]![j]!) [costs[i]![j], taken[i]![j]] = [cost, step];
      }
    }
  }
  return offDiagonal(sources, answers, taken, ratio);
}

const maxShift = 4;

function sum(signatures: readonly Signature[]): number {
  return signatures.reduce((total, { weight }) => total + weight, 0);
}

function stepCost(
  sources: readonly Signature[],
  answers: readonly Signature[],
  i: number,
  j: number,
  rows: number,
  columns: number,
  ratio: number,
): number {
  const lastAnswer = answers[j - 1] ?? nothing;
  // An answer that is not there is nobody's.
  if (rows === 0) return lastAnswer === nothing ? 0 : alone;
  if (columns === 0) return alone;
  if (lastAnswer === nothing || (columns === 2 && answers[j - 2] === nothing)) {
    return rows === 1 && columns === 1 ? alone : Infinity;
  }
  const source = rows === 2 ? joined(sources[i - 2]!, sources[i - 1]!) : sources[i - 1]!;
  const answer = columns === 2 ? joined(answers[j - 2]!, lastAnswer) : lastAnswer;
  return pairCost(source, answer, ratio) + (rows + columns > 2 ? twoInOne : 0);
}

/** Stretches of the likeliest way that leave the diagonal, where staying on it would have cost much more. */
function offDiagonal(
  sources: readonly Signature[],
  answers: readonly Signature[],
  taken: readonly Int8Array[],
  ratio: number,
): readonly number[] {
  const found: number[] = [];
  let [i, j] = [sources.length, answers.length];
  let until = -1;
  let cost = 0;
  while (i > 0 || j > 0) {
    const [rows, columns] = steps[taken[i]![j]!]!;
    const isStraight = i === j && rows === 1 && columns === 1;
    if (!isStraight) {
      if (until < 0) until = i;
      cost += stepCost(sources, answers, i, j, rows, columns, ratio);
    }
    [i, j] = [i - rows, j - columns];
    if (until >= 0 && i === j) {
      let straight = 0;
      for (let at = i; at < until; at++) straight += stepCost(sources, answers, at + 1, at + 1, 1, 1, ratio);
      if (straight - cost >= minGain) for (let at = i; at < until; at++) found.push(at);
      [until, cost] = [-1, 0];
    }
  }
  return found;
}
