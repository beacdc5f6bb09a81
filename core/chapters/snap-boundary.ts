import type { ChapterText } from './chapter-text.ts';
import { nearestWithin } from './near-times.ts';

const reachMs = 2000;
/** Time left before the first word where there is silence. */
const leadMs = 250;
/** How long a scene may be seen before somebody speaks. */
const maxLeadInMs = 10_000;

/**
 * The nearest cut or point of silence within two seconds of where a sentence begins, else where it begins. After a longer
 * pause (`pauseMs`) the new scene may be seen before anybody speaks in it: then the last cut of that pause.
 */
export function snapToPicture(startMs: number, pauseMs: number, text: ChapterText): number {
  const { cutsMs = [], silences = [], durationMs } = text;
  const cutMs = nearestWithin(cutsMs, startMs, { beforeMs: reachMs, afterMs: reachMs });
  if (cutMs === null && pauseMs > reachMs) {
    const sceneMs = nearestWithin(cutsMs, startMs, { beforeMs: Math.min(pauseMs, maxLeadInMs), afterMs: 0 });
    if (sceneMs !== null) return sceneMs;
  }
  const quietMs = nearestQuiet(startMs, silences);
  const times = [cutMs, quietMs].filter((ms) => ms !== null);
  const [nearest = startMs] = times.toSorted((a, b) => Math.abs(a - startMs) - Math.abs(b - startMs));
  return Math.round(Math.min(durationMs, Math.max(0, nearest)));
}

/** A little before the word in the silence that ends with it, the nearest edge of another one. */
function nearestQuiet(startMs: number, silences: NonNullable<ChapterText['silences']>): number | null {
  let nearest: number | null = null;
  for (const silence of silences) {
    if (silence.startMs > startMs + reachMs) break;
    if (silence.endMs < startMs - reachMs) continue;
    const wanted = Math.min(startMs, silence.endMs) - leadMs;
    const ms = Math.min(silence.endMs, Math.max(silence.startMs, wanted));
    if (Math.abs(ms - startMs) > reachMs) continue;
    if (nearest === null || Math.abs(ms - startMs) < Math.abs(nearest - startMs)) nearest = ms;
  }
  return nearest;
}
