import type { Word } from '../cues/cue.ts';
import { classBit } from '../language/function-words.ts';
import { isAbbreviation, lexiconFor } from '../language/lexicons.ts';
import { mayEndSentence } from '../language/sentence-end.ts';

/** A longer pause may well end a sentence, whatever comes behind it. */
const maxPauseMs = 1000;

/** Small words that begin no name and are no noun: a capital there is that of a sentence. */
const smallWords =
  classBit.article |
  classBit.determiner |
  classBit.preposition |
  classBit.clingingPreposition |
  classBit.coordinator |
  classBit.clauseOpener |
  classBit.auxiliary;

/**
 * A recogniser tends to end what it hears with a full stop and to begin it with a capital. Where one window ends in the
 * middle of a sentence, a stop before a small letter goes, and so does the capital of a small word behind no stop.
 * Gives back the last word of the earlier and the first of the later, undefined where there are none. `language`: of
 * words that do not say theirs.
 */
export function mendSeam(
  left: readonly Word[],
  right: readonly Word[],
  language: string,
): { readonly last: Word | undefined; readonly first: Word | undefined } {
  const last = left.at(-1);
  const [first] = right;
  if (last === undefined || first === undefined || first.startMs - last.endMs > maxPauseMs) {
    return { last, first };
  }
  if (/^\s*\p{Ll}/u.test(first.text)) return { last: withoutStop(last, last.language ?? language), first };
  return { last, first: endsOpenly(last.text) ? uncapitalised(first, first.language ?? language) : first };
}

/** `approx.` and `e.g.` keep theirs: they stand before small letters anyway. */
function withoutStop(word: Word, language: string): Word {
  const bare = word.text.trim().toLowerCase();
  if (/\p{L}\.\p{L}+\.$/u.test(bare) || isAbbreviation(bare, language) || mayEndSentence.test(bare))
    return word;
  const text = word.text.replace(/(?<=[\p{L}\p{N}]{2})\.(?=["'”’»]?$)/u, '');
  return text === word.text ? word : { ...word, text };
}

function endsOpenly(text: string): boolean {
  return /[\p{L}\p{M}\p{N},]$/u.test(text);
}

function uncapitalised(word: Word, language: string): Word {
  const letters = /^(\s*)(\p{Lu}\p{Ll}*)(?=\P{L}|$)/u.exec(word.text);
  const small = letters?.[2]?.toLowerCase() ?? '';
  if (small === '' || (lexiconFor(language).classesOf(small) & smallWords) === 0) return word;
  const [whole, space] = [letters![0], letters![1]!];
  return { ...word, text: space + small + word.text.slice(whole.length) };
}
