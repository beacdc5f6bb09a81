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

/** Cues that are as before keep their ids, so that whatever belongs to them stays with them; so do those that begin as before. */
export function withKnownIds(before: readonly TrackCue[], after: readonly TrackCue[]): readonly TrackCue[] {
  const ids = new Map<TrackCue, string>();
  const taken = new Set<string>();
  const keep = (keyOf: (cue: TrackCue) => string) => {
    const known = new Map(before.filter(({ id }) => !taken.has(id)).map((cue) => [keyOf(cue), cue.id]));
    for (const cue of after) {
      const id = ids.has(cue) ? undefined : known.get(keyOf(cue));
      if (id === undefined || taken.has(id)) continue;
      ids.set(cue, id);
      taken.add(id);
    }
  };
  keep(({ startMs, text }) => `${startMs} ${text}`);
  keep(({ startMs }) => `${startMs}`);
  const free = after.map(({ id }) => id).filter((id) => !taken.has(id));
  return after.map((cue) => ({ ...cue, id: ids.get(cue) ?? free.shift()! }));
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
