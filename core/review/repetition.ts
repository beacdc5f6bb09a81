/**
 * [Note: Repetition] Recognisers that lose the thread repeat: the same cue again and again, or the same few words
 * within a cue and over several (ggml-org/whisper.cpp#1507). People repeat themselves, too, so short things may come
 * more often before it is worth a look: one word four times, two words three times, three to twelve words twice; a
 * whole cue of three words or more once.
 */
import { visibleText } from '../cues/markup.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import type { ReviewProblem } from './review-problem.ts';

type Repetition = Pick<ReviewProblem, 'code' | 'severity' | 'measured' | 'limit' | 'unit'>;

/** Cues before a cue that a loop may come from. */
export const cuesLookedBack = 4;
const maxPeriod = 12;
/** A cue again counts as a loop when it has as many words. */
const wordsOfACue = 3;

function timesAllowed(period: number): number {
  return period === 1 ? 4 : period === 2 ? 3 : 2;
}

/** The words of several texts as numbers, one text after another, see `hashWords`. */
export interface HashedWords {
  readonly hashes: Int32Array;
  /** Where the words of each text begin, and where the last one's end. */
  readonly offsets: Uint32Array;
}

/** What the text at `index` repeats of itself and of up to `cuesLookedBack` texts before it. */
export function findRepetition(words: HashedWords, index: number): Repetition | null {
  const { hashes, offsets } = words;
  const start = offsets[index]!;
  const end = offsets[index + 1]!;
  const previous = index === 0 ? start : offsets[index - 1]!;
  if (end - start >= wordsOfACue && sameWords(hashes, previous, start, start, end)) return repetition(2, 1);
  return findLoop(hashes, offsets[Math.max(0, index - cuesLookedBack)]!, start, end);
}

/** True when two texts say the same, whatever case, punctuation and tags. */
export function saysTheSame(textA: string, textB: string): boolean {
  const { hashes, offsets } = hashWords([textA, textB]);
  return offsets[1]! > 0 && sameWords(hashes, 0, offsets[1]!, offsets[1]!, offsets[2]!);
}

/** A stretch of `hashes` from `first` on that comes more often in a row than people say things; it ends in the text. */
function findLoop(hashes: Int32Array, first: number, start: number, end: number): Repetition | null {
  for (let i = start; i < end; i++) {
    for (let period = 1; period <= maxPeriod && i - period >= first; period++) {
      if (hashes[i] !== hashes[i - period]) continue;
      let run = 1;
      while (i - run - period >= first && hashes[i - run] === hashes[i - run - period]) run += 1;
      const times = Math.floor(run / period) + 1;
      if (times > timesAllowed(period)) return repetition(times, timesAllowed(period));
    }
  }
  return null;
}

function repetition(measured: number, limit: number): Repetition {
  return { code: 'repetition', severity: 'warning', measured, limit, unit: 'times' };
}

function sameWords(hashes: Int32Array, aStart: number, aEnd: number, bStart: number, bEnd: number): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let i = 0; i < aEnd - aStart; i++) if (hashes[aStart + i] !== hashes[bStart + i]) return false;
  return true;
}

const onlyAscii = /^[\0-\x7f]*$/;

/**
 * The words of texts as numbers (FNV-1a), for comparing: that two words share one is most unlikely. In scripts without
 * spaces each character is a word.
 */
export function hashWords(texts: readonly string[]): HashedWords {
  const buffer = { hashes: new Int32Array(16 * texts.length + 64), length: 0 };
  const offsets = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) {
    const visible = visibleText(text);
    if (onlyAscii.test(visible)) pushAscii(visible, buffer);
    else pushWords(visible.toLowerCase(), buffer);
    offsets[i + 1] = buffer.length;
  }
  return { hashes: buffer.hashes, offsets };
}

interface HashBuffer {
  hashes: Int32Array;
  length: number;
}

function push(hash: number, buffer: HashBuffer): void {
  if (buffer.length === buffer.hashes.length) {
    const grown = new Int32Array(2 * buffer.length);
    grown.set(buffer.hashes);
    buffer.hashes = grown;
  }
  buffer.hashes[buffer.length] = hash;
  buffer.length += 1;
}

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;
const apostrophe = 39;
const curlyApostrophe = 0x2019;

function pushAscii(text: string, buffer: HashBuffer): void {
  let hash = 0;
  for (let i = 0; i <= text.length; i++) {
    let code = i < text.length ? text.charCodeAt(i) : 0;
    if (code >= 65 && code <= 90) code |= 32;
    const isWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (isWord) hash = Math.imul((hash === 0 ? fnvOffset : hash) ^ code, fnvPrime);
    else if (hash !== 0 && code !== apostrophe) {
      push(hash, buffer);
      hash = 0;
    }
  }
}

const spacedWord = /[\p{L}\p{N}\p{M}'’]+/gu;
const unspacedWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}'’]+/gu;

function pushWords(lowerCase: string, buffer: HashBuffer): void {
  for (const word of lowerCase.match(isUnspacedScript(lowerCase) ? unspacedWord : spacedWord) ?? []) {
    let hash = fnvOffset;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      if (code !== apostrophe && code !== curlyApostrophe) hash = Math.imul(hash ^ code, fnvPrime);
    }
    push(hash, buffer);
  }
}
