/** Cues of two tracks that belong together by their times. */
import type { Cue } from '../../cues/cue.ts';

/** Cues each of which shares at least half of the time of the shorter one with another of them. */
export interface CueGroup {
  readonly main: readonly Cue[];
  readonly other: readonly Cue[];
  /** Of the first language's, where it has any. */
  readonly startMs: number;
}

const minShare = 0.5;
/** More cues of one track at one moment are no subtitles: the oldest are not compared any more. */
const maxAtOnce = 50;

/** By their start. Each cue is in one of them; times may be in any order. */
export function overlappingGroups(main: readonly Cue[], other: readonly Cue[]): readonly CueGroup[] {
  const sides = [
    ...main.map((cue) => ({ cue, isMain: true })),
    ...other.map((cue) => ({ cue, isMain: false })),
  ];
  const all = sides.toSorted((a, b) => a.cue.startMs - b.cue.startMs || Number(b.isMain) - Number(a.isMain));
  const groupOf = all.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (groupOf[root] !== root) root = groupOf[root]!;
    for (let at = index; at !== root;) [at, groupOf[at]] = [groupOf[at]!, root];
    return root;
  };
  let shown: number[] = [];
  for (const [index, { cue, isMain }] of all.entries()) {
    shown = shown.filter((at) => all[at]!.cue.endMs > cue.startMs).slice(-maxAtOnce);
    for (const at of shown) {
      if (all[at]!.isMain !== isMain && belongTogether(all[at]!.cue, cue))
        groupOf[rootOf(index)] = rootOf(at);
    }
    shown.push(index);
  }
  const members = Map.groupBy(all.entries(), ([index]) => rootOf(index));
  const groups = [...members.values()].map((entries): CueGroup => {
    const cuesOf = (wanted: boolean): readonly Cue[] =>
      entries.flatMap(([, { cue, isMain }]) => (isMain === wanted ? [cue] : []));
    const [ofMain, ofOther] = [cuesOf(true), cuesOf(false)];
    return { main: ofMain, other: ofOther, startMs: (ofMain[0] ?? ofOther[0]!).startMs };
  });
  return groups.toSorted((a, b) => a.startMs - b.startMs);
}

function belongTogether(a: Cue, b: Cue): boolean {
  const shared = Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
  const shorter = Math.min(a.endMs - a.startMs, b.endMs - b.startMs);
  return shared > 0 && shared >= shorter * minShare;
}
