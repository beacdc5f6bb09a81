/**
 * How much of a summary by people is in another one: ROUGE-1, -2 and -L (Lin, "ROUGE: A Package for Automatic Evaluation
 * of Summaries", 2004), over words in lower case, without stemming; ROUGE-L takes each text as one sequence.
 */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { normaliseWords } from './word-errors.ts';

export interface Agreement {
  /** Each 0 to 1; all 0 where one of the texts has nothing to compare. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface RougeScores {
  readonly rouge1: Agreement;
  readonly rouge2: Agreement;
  readonly rougeL: Agreement;
}

export function rouge(reference: string, candidate: string): RougeScores {
  const [wanted, given] = [tokensOf(reference), tokensOf(candidate)];
  return {
    rouge1: agreementOfGrams(wanted, given, 1),
    rouge2: agreementOfGrams(wanted, given, 2),
    rougeL: agreement(longestCommon(wanted, given), wanted.length, given.length),
  };
}

/** Scripts without spaces are compared by their characters. */
function tokensOf(text: string): readonly string[] {
  return normaliseWords(text)
    .flatMap((word) => word.split("'"))
    .flatMap((word) => (isUnspacedScript(word) ? Array.from(word) : word === '' ? [] : [word]));
}

function agreementOfGrams(wanted: readonly string[], given: readonly string[], size: number): Agreement {
  const [a, b] = [countGrams(wanted, size), countGrams(given, size)];
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  const total = ({ length }: readonly string[]) => Math.max(0, length - size + 1);
  return agreement(shared, total(wanted), total(given));
}

function countGrams(words: readonly string[], size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= words.length; at++) {
    const gram = words.slice(at, at + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function agreement(shared: number, wanted: number, given: number): Agreement {
  if (shared === 0) return { precision: 0, recall: 0, f1: 0 };
  const [precision, recall] = [shared / given, shared / wanted];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Length of the longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let before = new Uint32Array(b.length + 1);
  for (const word of a) {
    const row = new Uint32Array(b.length + 1);
    for (const [at, other] of b.entries()) {
      row[at + 1] = word === other ? before[at]! + 1 : Math.max(before[at + 1]!, row[at]!);
    }
    before = row;
  }
  return before.at(-1)!;
}
