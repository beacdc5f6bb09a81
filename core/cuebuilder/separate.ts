import type { FoundCue } from './search.ts';

/**
 * Keeps cues apart where the words' times leave no room (many words at one instant, as damaged or invented
 * timestamps have them): later ones are pushed back, and from the end of the video forward again. Cues that
 * have room stay untouched.
 */
export function separateCues(cues: readonly FoundCue[], videoEndMs: number): readonly FoundCue[] {
  const times = cues.map((cue) => ({ startMs: cue.startMs, endMs: cue.endMs }));
  let freeFromMs = 0;
  for (const time of times) {
    time.startMs = Math.max(time.startMs, freeFromMs);
    time.endMs = Math.max(time.endMs, time.startMs + 1);
    freeFromMs = time.endMs;
  }
  let freeToMs = videoEndMs;
  for (const time of times.toReversed()) {
    time.endMs = Math.min(time.endMs, freeToMs);
    time.startMs = Math.max(0, Math.min(time.startMs, time.endMs - 1));
    freeToMs = time.startMs;
  }
  return cues.map((cue, i) => ({ ...cue, ...times[i]! }));
}
