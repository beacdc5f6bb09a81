import type { SpeechSpan } from './speech-span.ts';

/** Speech without a word is missed when there is so much of it. */
const minSilentMs = 1500;
/** Less beside a word, in one region with it, is its own sound. */
const minRestMs = 1000;
/** No word lasts longer: the end of the last one before a gap may lie far inside it. */
const maxWordMs = 2000;
/** Parts with a longer pause between them are two stretches. */
const maxPauseMs = 5000;

/**
 * Stretches of at least 1.5 s of detected speech in which no word stands, in order. `speech` and `words`: in order, in
 * milliseconds of the same clock.
 */
export function silentSpeech(
  speech: readonly SpeechSpan[],
  words: readonly SpeechSpan[],
): readonly SpeechSpan[] {
  const stretches: { startMs: number; endMs: number; speechMs: number }[] = [];
  for (const part of speech.flatMap((span) => partsWithoutWords(span, words))) {
    const last = stretches.at(-1);
    const isOne =
      last !== undefined &&
      part.startMs - last.endMs <= maxPauseMs &&
      !words.some((word) => word.startMs < part.startMs && word.endMs > last.endMs);
    if (isOne) {
      last.endMs = part.endMs;
      last.speechMs += part.endMs - part.startMs;
    } else stretches.push({ ...part, speechMs: part.endMs - part.startMs });
  }
  return stretches
    .filter(({ speechMs }) => speechMs >= minSilentMs)
    .map(({ startMs, endMs }) => ({ startMs, endMs }));
}

function partsWithoutWords(span: SpeechSpan, words: readonly SpeechSpan[]): readonly SpeechSpan[] {
  const parts: SpeechSpan[] = [];
  let startMs = span.startMs;
  for (const word of words) {
    const endMs = Math.min(word.endMs, word.startMs + maxWordMs);
    if (endMs <= startMs) continue;
    if (word.startMs >= span.endMs) break;
    parts.push({ startMs, endMs: word.startMs });
    startMs = endMs;
  }
  if (parts.length === 0 && startMs === span.startMs) return [span];
  parts.push({ startMs, endMs: span.endMs });
  return parts.filter((part) => part.endMs - part.startMs >= minRestMs);
}
