import type { Word } from '../cues/cue.ts';
import { endsSentence } from '../language/sentence-end.ts';

/**
 * [Note: Stretches]
 * Words are laid out as cues stretch by stretch. Where a stretch ends follows from its words and the one behind them
 * alone: not from when they came, so that a transcription that was killed and goes on gives the same cues as one that
 * was not. A pause parts cues there whatever is said, or a sentence ends, and then the search over all words would part
 * them as well.
 */

/** Of a pause that parts whatever is said: as in [Note: Break costs]. */
const longPauseMs = 2000;
/** Of a pause behind the end of a sentence. */
const sentencePauseMs = 600;
/** Someone who never pauses is cut at the best place within this. */
const maxStretchMs = 45_000;

/** Behind the last word of the stretch that begins at `from`; null while more words may belong to it. */
export function endOfStretch(words: readonly Word[], from: number): number | null {
  const startMs = words[from]?.startMs ?? 0;
  for (let i = from; i + 1 < words.length; i++) {
    if (partsAt(words, i)) return i + 1;
    if (words[i + 1]!.endMs - startMs > maxStretchMs) return bestCut(words, from, i + 1);
  }
  return null;
}

function partsAt(words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index]!, words[index + 1]!];
  const pauseMs = next.startMs - word.endMs;
  return (
    pauseMs >= longPauseMs || (pauseMs >= sentencePauseMs && endsSentence(word.text, { next: next.text }))
  );
}

/** Behind the last sentence that ends before `to`, else at the longest pause. */
function bestCut(words: readonly Word[], from: number, to: number): number {
  let best = to;
  let longestMs = -Infinity;
  for (let i = to - 1; i > from; i--) {
    if (endsSentence(words[i - 1]!.text, { next: words[i]!.text })) return i;
    const pauseMs = words[i]!.startMs - words[i - 1]!.endMs;
    if (pauseMs > longestMs) [best, longestMs] = [i, pauseMs];
  }
  return best;
}
