import type { Stretch } from './stretch.ts';

/** Long enough to know a voice by, short enough to lie inside most turns. */
const windowMs = 1200;
const stepMs = 300;
/** Shorter speech is listened to together with what is around it. */
const minWindowMs = 600;

/** Stretches of sound, each to be one voice, in the order of time; the last of a region ends with it. */
export function voiceWindows(regions: readonly Stretch[]): readonly Stretch[] {
  return regions.flatMap(({ startMs, endMs }) => {
    const lengthMs = endMs - startMs;
    if (lengthMs <= windowMs) {
      const growMs = Math.max(0, Math.ceil((minWindowMs - lengthMs) / 2));
      const fromMs = Math.max(0, startMs - growMs);
      return [{ startMs: fromMs, endMs: endMs + growMs }];
    }
    const count = Math.ceil((lengthMs - windowMs) / stepMs);
    return Array.from({ length: count + 1 }, (_, at) => {
      const endsMs = at === count ? endMs : startMs + windowMs + at * stepMs;
      return { startMs: endsMs - windowMs, endMs: endsMs };
    });
  });
}
