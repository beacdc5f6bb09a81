import type { Change } from '../project/project.ts';
import { sameAss } from '../project/same-ass.ts';
import { sameWords } from '../project/same-words.ts';
import type { TrackCue } from '../project/track-cue.ts';

/** What turns the cues that are there into those that should be. Cues of one id keep it. */
export function trackChanges(
  trackId: string,
  before: ReadonlyMap<string, TrackCue>,
  after: readonly TrackCue[],
): readonly Change[] {
  const changes: Change[] = [];
  const kept = new Set<string>();
  for (const cue of after) {
    kept.add(cue.id);
    const stored = before.get(cue.id) ?? null;
    if (stored === null || !sameCue(stored, cue)) {
      changes.push({ kind: 'cue', trackId, before: stored, after: cue });
    }
  }
  for (const cue of before.values()) {
    if (!kept.has(cue.id)) changes.push({ kind: 'cue', trackId, before: cue, after: null });
  }
  return changes;
}

function sameCue(a: TrackCue, b: TrackCue): boolean {
  return (
    a === b ||
    (a.startMs === b.startMs &&
      a.endMs === b.endMs &&
      a.text === b.text &&
      a.origin === b.origin &&
      a.confidence === b.confidence &&
      a.speaker === b.speaker &&
      a.language === b.language &&
      sameAss(a.ass, b.ass) &&
      sameWords(a.words, b.words))
  );
}
