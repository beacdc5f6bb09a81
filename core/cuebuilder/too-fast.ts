import { reachesMs } from '../profiles/limits.ts';
import type { FoundCue } from './search.ts';
import type { SearchSpace } from './search-space.ts';
import { readingTimeOf } from './search-space.ts';

/**
 * Marks the units of every sentence that holds a cue too fast to be read, see [Note: Priorities]; null when
 * there is none. A sentence ends with its punctuation or a long pause.
 */
export function markTooFastSentences(space: SearchSpace, cues: readonly FoundCue[]): Uint8Array | null {
  const marked = new Uint8Array(space.task.units.length);
  let found = false;
  for (const cue of cues) {
    if (reachesMs(cue.endMs - cue.startMs, readingTimeOf(space, cue.from, cue.to))) continue;
    found = true;
    let from = cue.from;
    while (from > 0 && space.startsSentence[from] === 0) from -= 1;
    let to = cue.to;
    while (to < marked.length && space.startsSentence[to] === 0) to += 1;
    marked.fill(1, from, to);
  }
  return found ? marked : null;
}
