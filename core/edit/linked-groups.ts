/** Which cues of an edit came of which: merged, split, divided anew, or only moved. */
import type { Change } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';

type CueChange = Extract<Change, { readonly kind: 'cue' }>;

/** Cues that share what is said between them; none before: they are new, none behind: they are deleted. */
export interface CueGroup {
  readonly before: readonly TrackCue[];
  readonly after: readonly TrackCue[];
}

export interface GroupedChanges {
  /** As many cues as before, each of the same text or typed anew. */
  readonly moved: readonly { readonly before: TrackCue; readonly after: TrackCue }[];
  readonly groups: readonly CueGroup[];
}

/** `changes`: all that an edit does to one track. */
export function groupsOf(changes: readonly CueChange[]): GroupedChanges {
  const gone = changes.flatMap(({ before, after }) => (before !== null && after === null ? [before] : []));
  const come = changes.flatMap(({ before, after }) => (before === null && after !== null ? [after] : []));
  const stayed = changes.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before, after }],
  );
  const groups = new Groups();
  for (const cue of gone) groups.add(cue, null);
  for (const cue of come) groups.add(null, cue);
  // Those that only move in time have given nothing and taken nothing.
  const changed = stayed.filter(({ before, after }) => before.text !== after.text);
  for (const { before, after } of changed) groups.add(before, after);
  const all = groups.joined();
  const hasStayed = new Set(changed.map(({ before }) => before));
  // Where all have stayed, each has been typed anew by itself.
  const shared = all.filter(
    ({ before, after }) => before.length !== after.length || !before.every((cue) => hasStayed.has(cue)),
  );
  const inShared = new Set(shared.flatMap(({ before }) => before));
  return { moved: stayed.filter(({ before }) => !inShared.has(before)), groups: shared };
}

interface Member {
  readonly before: TrackCue | null;
  readonly after: TrackCue | null;
}

class Groups {
  readonly #members: Member[] = [];

  add(before: TrackCue | null, after: TrackCue | null): void {
    this.#members.push({ before, after });
  }

  /** What was said at a time and is said at that time belongs together. */
  joined(): readonly CueGroup[] {
    const inOrder = this.#members.toSorted((a, b) => compareCues(earlier(a), earlier(b)));
    const groups = new Map<Member, Member[]>();
    let open: readonly Member[] = [];
    for (const member of inOrder) {
      const { startMs } = earlier(member);
      open = open.filter((other) => endOf(other) >= startMs);
      const shared = new Set(open.filter((other) => share(other, member)).map((other) => groups.get(other)!));
      const group = [...[...shared].flat(), member];
      for (const each of group) groups.set(each, group);
      open = [...open, member];
    }
    return [...new Set(groups.values())].map((members) => ({
      before: members.flatMap(({ before }) => (before === null ? [] : [before])).toSorted(compareCues),
      after: members.flatMap(({ after }) => (after === null ? [] : [after])).toSorted(compareCues),
    }));
  }
}

/** One has been where the other is now. */
function share(a: Member, b: Member): boolean {
  return overlap(a.before, b.after) || overlap(a.after, b.before);
}

/** A cue that lasts no time, as files have them, is in whatever begins or ends there. */
function overlap(a: TrackCue | null, b: TrackCue | null): boolean {
  if (a === null || b === null) return false;
  const isPoint = a.startMs === a.endMs || b.startMs === b.endMs;
  return isPoint ? a.startMs <= b.endMs && b.startMs <= a.endMs : a.startMs < b.endMs && b.startMs < a.endMs;
}

function earlier({ before, after }: Member): TrackCue {
  if (before === null || after === null) return (before ?? after)!;
  return before.startMs <= after.startMs ? before : after;
}

function endOf({ before, after }: Member): number {
  return Math.max(before?.endMs ?? 0, after?.endMs ?? 0);
}
