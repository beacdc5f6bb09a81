import type { TimedSegment, TimedWord } from './timed-words.ts';

/**
 * Word times without attention: a segment's words are laid over its voiced stretches in proportion to their
 * length in sounds, and a boundary near a pause moves into it. An estimate (`timing: 'signal'`), good to about
 * a syllable within a phrase and better at pauses.
 */
const frameMs = 10;
/** A pause that a word boundary may move to lasts at least this. */
const minPauseMs = 60;
/** How far a boundary may move, as a part of the shorter of its two words. */
const reach = 0.7;
/** After punctuation a pause is likely, so it may be further away. */
const reachAfterMark = 1.6;

export interface SignalTimesInput {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly Omit<TimedWord, 'startMs' | 'endMs'>[];
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

export function timeWordsBySignal(input: SignalTimesInput): TimedSegment {
  const voiced = findVoiced(input);
  const whole = { startMs: voiced[0]?.startMs ?? input.startMs, endMs: voiced.at(-1)?.endMs ?? input.endMs };
  const weights = input.words.map((word) => soundLength(word.text));
  const voicedMs = voiced.reduce((sum, stretch) => sum + stretch.endMs - stretch.startMs, 0);
  const perWeight =
    voicedMs /
    Math.max(
      1e-9,
      weights.reduce((sum, weight) => sum + weight, 0),
    );

  const words: TimedWord[] = [];
  let spent = 0;
  let startMs = whole.startMs;
  input.words.forEach((word, index) => {
    const own = (weights[index] ?? 0) * perWeight;
    spent += own;
    const last = index === input.words.length - 1;
    const next = (weights[index + 1] ?? 0) * perWeight;
    const span = Math.min(own, next) * (/[\p{P}]$/u.test(word.text) ? reachAfterMark : reach);
    const cut = last ? { endMs: whole.endMs, nextMs: whole.endMs } : placeBoundary(voiced, spent, span);
    const endMs = Math.max(startMs, cut.endMs);
    words.push({ ...word, startMs, endMs });
    startMs = Math.max(endMs, cut.nextMs);
  });
  return { startMs: whole.startMs, endMs: whole.endMs, words };
}

/** About one unit a letter; a digit is a word when spoken, a character of Chinese or Japanese a syllable. */
function soundLength(text: string): number {
  let length = 1;
  for (const character of text) {
    if (/\p{Nd}/u.test(character)) length += 4;
    else if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character))
      length += 3;
    else if (/\p{L}/u.test(character)) length += 1;
  }
  return length;
}

/** The moment after `spentMs` of voice, or the pause within reach of it. */
function placeBoundary(
  voiced: readonly Stretch[],
  spentMs: number,
  spanMs: number,
): { readonly endMs: number; readonly nextMs: number } {
  let before = 0;
  let nearest: { readonly endMs: number; readonly nextMs: number; readonly distance: number } | undefined;
  let plain = voiced.at(-1)?.endMs ?? 0;
  let placed = false;
  voiced.forEach((stretch, index) => {
    const after = before + stretch.endMs - stretch.startMs;
    if (!placed && spentMs <= after) {
      plain = stretch.startMs + Math.max(0, spentMs - before);
      placed = true;
    }
    const next = voiced[index + 1];
    const distance = Math.abs(after - spentMs);
    if (next && distance <= spanMs && distance < (nearest?.distance ?? Infinity)) {
      nearest = { endMs: stretch.endMs, nextMs: next.startMs, distance };
    }
    before = after;
  });
  return nearest ?? { endMs: plain, nextMs: plain };
}

/** Stretches louder than a threshold between the segment's quiet and loud frames, joined over short dips. */
function findVoiced({ samples, sampleRate, startMs, endMs }: SignalTimesInput): readonly Stretch[] {
  const levels = frameLevels(samples, sampleRate, startMs, endMs);
  const sorted = Float64Array.from(levels).sort();
  const quiet = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  const loud = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  // 30 dB under the loud frames, unless the noise floor is above that.
  const threshold = Math.max(loud - 3, Math.min(quiet + 0.6, (quiet + loud) / 2));
  const stretches: Stretch[] = [];
  levels.forEach((level, frame) => {
    if (level < threshold) return;
    const at = startMs + frame * frameMs;
    const last = stretches.at(-1);
    if (last && at - last.endMs < minPauseMs)
      stretches[stretches.length - 1] = { ...last, endMs: at + frameMs };
    else stretches.push({ startMs: at, endMs: at + frameMs });
  });
  const ended = stretches.map((stretch) => ({ ...stretch, endMs: Math.min(endMs, stretch.endMs) }));
  return ended.length > 0 ? ended : [{ startMs, endMs }];
}

/** log10 of the mean power of each 10 ms. */
function frameLevels(
  samples: Float32Array,
  sampleRate: number,
  startMs: number,
  endMs: number,
): readonly number[] {
  const size = Math.round((sampleRate * frameMs) / 1000);
  const levels: number[] = [];
  for (let at = Math.round((startMs * sampleRate) / 1000); at < (endMs * sampleRate) / 1000; at += size) {
    let power = 1e-10;
    for (let n = at; n < at + size; n++) power += (samples[n] ?? 0) ** 2 / size;
    levels.push(Math.log10(power));
  }
  return levels;
}
