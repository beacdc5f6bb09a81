/**
 * How much better the words of a segment are told by the segment than by the whole text, in nats: the logarithm of the
 * Dirichlet compound multinomial with the whole text's shares as its mean. A word that is everywhere tells nothing, so
 * no weights by frequency are needed (after Utiyama and Isahara, ACL 2001, and Eisenstein and Barzilay, EMNLP 2008).
 */
import type { ChapterSentence } from './chapter-text.ts';
import { createContentReader } from './content-words.ts';
import type { SegmentScores } from './segment-scores.ts';

export interface LexicalText {
  /** Stems of each sentence, each once: what is said twice in a breath is no more the topic. */
  readonly stems: readonly Int32Array[];
  /** Sentences that have each stem. */
  readonly counts: Int32Array;
  readonly names: readonly string[];
}

/** How many words of a segment weigh as much as the whole text. */
const concentration = 20;
/** Words come in bursts, so they tell less than independent ones would. */
const temper = 0.3;

export function readLexicalText(sentences: readonly ChapterSentence[]): LexicalText {
  const read = createContentReader();
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const stems = sentences.map(({ text, language }) => {
    const own = new Set<number>();
    for (const { stem } of read(text, language)) {
      let id = ids.get(stem);
      if (id === undefined) {
        ids.set(stem, (id = ids.size));
        counts.push(0);
      }
      own.add(id);
    }
    for (const id of own) counts[id]! += 1;
    return Int32Array.from(own);
  });
  return { stems, counts: Int32Array.from(counts), names: [...ids.keys()] };
}

/** Adds the worth of the words of each segment between two candidates. */
export function addLexicalCohesion(scores: SegmentScores, text: LexicalText): void {
  const { candidates, values, width } = scores;
  const blocks = blocksOf(text, candidates);
  const { expected, surprise } = shares(text);
  const seen = new Uint16Array(text.counts.length);
  for (let from = 0; from < blocks.length; from++) {
    seen.fill(0);
    let total = 0;
    let gain = 0;
    for (let at = from; at < blocks.length; at++) {
      for (const stem of blocks[at]!) {
        gain += Math.log((seen[stem]! + expected[stem]!) / (total + concentration)) + surprise[stem]!;
        seen[stem]! += 1;
        total += 1;
      }
      values[(at + 1) * width + from]! += temper * gain;
    }
  }
}

/** Stems that occur in two sentences at least, sentence after sentence; the others can hold nothing together. */
function blocksOf({ stems, counts }: LexicalText, candidates: readonly number[]): readonly Int32Array[] {
  return candidates.map((from, index) => {
    const block: number[] = [];
    for (const own of stems.slice(from, candidates[index + 1])) {
      for (const stem of own) if (counts[stem]! > 1) block.push(stem);
    }
    return Int32Array.from(block);
  });
}

function shares({ counts }: LexicalText): {
  readonly expected: Float64Array;
  readonly surprise: Float64Array;
} {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  return {
    expected: Float64Array.from(counts, (count) => (concentration * count) / total),
    surprise: Float64Array.from(counts, (count) => -Math.log(count / total)),
  };
}
