import { endsSentence } from '../../../core/language/sentence-end.ts';
import type { RecognisedWord } from '../../inference/kinds/whisper/contract.ts';

/**
 * [Note: Word edges]
 * Cross-attention tells well which sound belongs to which word, but at pauses its edges drift: the word after
 * a pause tends to begin inside the pause, and the word before it to reach into it. The loudness of the signal
 * knows those edges to 10 ms. So an edge that lies in quiet is moved to where sound begins or ends inside the
 * word, and an edge beside a pause may reach out a little to sound that still belongs to the word. A short word
 * that begins a sentence ("The", "There is a") may be left in the pause altogether, with its sound given to the word
 * behind it: it gets its share of that sound back. Where the background is as loud as the speech (music), nothing counts as
 * quiet and the edges stay as they are.
 */

const hopMs = 10;
/** A frame is quiet when it is this far below the window's loud frames... */
const quietBelowLoudDb = 32;
/** ...and a window whose loud and soft frames differ by less than this has no usable pauses. */
const minDynamicsDb = 12;
/** A soft beginning (f, h, s) reaches out at most this far beyond the edge from attention. */
const reachMs = 160;
/** Sound behind a word belongs to it up to the next word, within this: attention leaves words early. */
const reachAfterMs = 700;
/** A word that lies closer to the next sound is no stranded one. */
const minPauseMs = 150;
/** What is left of a word is never shorter than this. */
const minWordMs = 60;

/** Words with edges moved to where sound begins and ends. `samples`: the window, mono 16 kHz. */
export function trimWordsToSound(words: readonly RecognisedWord[], samples: Float32Array): RecognisedWord[] {
  const quiet = quietFrames(samples);
  if (!quiet) return [...words];
  const trimmed: RecognisedWord[] = [];
  words.forEach((word, index) => {
    const earliest = trimmed[index - 1]?.endMs ?? 0;
    const latest = words[index + 1]?.startMs ?? quiet.length * hopMs;
    const startMs = moveStart(word, quiet, earliest);
    const endMs = Math.max(moveEnd(word, startMs, quiet, latest), startMs);
    trimmed.push({ ...word, startMs, endMs });
  });
  return withoutStranded(words, trimmed, quiet);
}

/** Words that begin a sentence and lie in quiet, moved to the sound behind the pause. */
function withoutStranded(
  words: readonly RecognisedWord[],
  trimmed: readonly RecognisedWord[],
  quiet: Uint8Array,
): RecognisedWord[] {
  const moved = [...trimmed];
  words.forEach(({ text }, first) => {
    const previous = words[first - 1];
    if (previous !== undefined && !endsSentence(previous.text, { next: text })) return;
    let heard = first;
    while (heard < words.length && isQuiet(words[heard]!, quiet)) heard++;
    const next = trimmed[heard];
    if (heard === first || !next || next.startMs - trimmed[heard - 1]!.endMs < minPauseMs) return;
    moved.splice(first, heard - first + 1, ...shareSound(trimmed.slice(first, heard + 1), next));
  });
  return moved;
}

/** Gives each word its part of a stretch of sound, by its letters. */
function shareSound(
  words: readonly RecognisedWord[],
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): readonly RecognisedWord[] {
  const lengths = words.map(({ text }) => text.trim().length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let letters = 0;
  const edges = [
    startMs,
    ...lengths.map((length) => Math.round(startMs + ((letters += length) / total) * (endMs - startMs))),
  ];
  return words.map((word, index) => ({ ...word, startMs: edges[index]!, endMs: edges[index + 1]! }));
}

function isQuiet({ startMs, endMs }: RecognisedWord, quiet: Uint8Array): boolean {
  const first = Math.floor(startMs / hopMs);
  return quiet.subarray(first, Math.max(first + 1, Math.ceil(endMs / hopMs))).every((frame) => frame === 1);
}

function moveStart(word: RecognisedWord, quiet: Uint8Array, earliest: number): number {
  const last = Math.max(word.startMs, word.endMs - minWordMs);
  let frame = Math.floor(word.startMs / hopMs);
  if (quiet[frame]) {
    while (frame * hopMs < last && quiet[frame]) frame++;
    return Math.max(word.startMs, Math.min(last, frame * hopMs));
  }
  const first = Math.max(earliest, word.startMs - reachMs);
  let reached = frame;
  while (reached > 0 && (reached - 1) * hopMs >= first && !quiet[reached - 1]) reached--;
  // Sound all the way to the previous word means that there is no pause to find an edge in.
  return reached > 0 && quiet[reached - 1] ? Math.min(word.startMs, reached * hopMs) : word.startMs;
}

function moveEnd(word: RecognisedWord, startMs: number, quiet: Uint8Array, latest: number): number {
  const earliestEndMs = startMs + minWordMs;
  let frame = Math.ceil(word.endMs / hopMs) - 1;
  if (quiet[frame]) {
    while (frame * hopMs > earliestEndMs && quiet[frame]) frame--;
    return Math.min(word.endMs, Math.max(earliestEndMs, (frame + 1) * hopMs));
  }
  const last = Math.min(latest, word.endMs + reachAfterMs);
  while ((frame + 2) * hopMs <= last && frame + 1 < quiet.length && !quiet[frame + 1]) frame++;
  const reached = (frame + 1) * hopMs;
  const found = frame + 1 < quiet.length && quiet[frame + 1] === 1;
  // Sound up to the next word is this word's too; sound without an end (a tune) says nothing.
  return found || latest - reached < 2 * hopMs ? Math.max(word.endMs, Math.min(reached, last)) : word.endMs;
}

/** 1 for each 10 ms frame that is quiet, or undefined when the window has no usable pauses. */
function quietFrames(samples: Float32Array): Uint8Array | undefined {
  const loudness = loudnessDb(samples);
  const sorted = loudness.toSorted();
  const soft = sorted[Math.floor(sorted.length * 0.05)] ?? 0;
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  if (loud - soft < minDynamicsDb) return undefined;
  const limit = Math.max(loud - quietBelowLoudDb, soft + (loud - soft) * 0.15);
  return Uint8Array.from(loudness, (value) => (value < limit ? 1 : 0));
}

/** Root mean square of 10 ms frames in decibels of full scale, at least -90. */
function loudnessDb(samples: Float32Array): Float32Array {
  const hop = hopMs * 16;
  const frames = new Float32Array(Math.floor(samples.length / hop));
  for (let frame = 0; frame < frames.length; frame++) {
    let energy = 0;
    for (let i = frame * hop; i < (frame + 1) * hop; i++) energy += samples[i]! * samples[i]!;
    frames[frame] = Math.max(-90, 10 * Math.log10(energy / hop + 1e-12));
  }
  return frames;
}
