import type { Word } from '../../../core/cues/cue.ts';
import { endsSentence } from '../../../core/language/sentence-end.ts';

/** After a pause of this length a new cue begins whatever comes, so what was said before can be laid out for good. */
const pauseMs = 600;
/** Someone who never pauses is shown after this long all the same. */
const longestMs = 20_000;

/**
 * Cuts the growing text into stretches that end in a pause or with a sentence, so that their cues need not change when
 * more is recognised. The same words in the same pieces give the same stretches.
 */
export class StretchSplitter {
  #pending: Word[] = [];

  /** Where what is still held back begins: the end of the room for the stretch before. */
  get pendingFromMs(): number | undefined {
    return this.#pending[0]?.startMs;
  }

  /** The stretch that is complete now that these words have come; it may be empty. */
  push(words: readonly Word[]): readonly Word[] {
    this.#pending.push(...words);
    return this.#pending.splice(0, this.#completeCount());
  }

  /** The rest. */
  end(): readonly Word[] {
    return this.#pending.splice(0);
  }

  #completeCount(): number {
    const words = this.#pending;
    const first = words[0];
    const last = words.at(-1);
    if (first === undefined || last === undefined) return 0;
    if (endsSentence(last.text)) return words.length;
    const beforePause = words.findLastIndex((word, i) => {
      const next = words[i + 1];
      return next !== undefined && next.startMs - word.endMs >= pauseMs;
    });
    if (beforePause >= 0) return beforePause + 1;
    return last.endMs - first.startMs > longestMs ? words.length : 0;
  }
}
