import type { Change } from '../../../core/project/project.ts';

/**
 * How much one message to the library's thread carries, counted in words and cues. Copying 20,000 changes of nine
 * words each took 270 ms on the thread that sends them; a slice of this size takes 2 to 4.
 */
const sliceWeight = 4000;

/** Splits changes so that sending one slice holds nobody up. */
export function* changeSlices(changes: readonly Change[]): Generator<readonly Change[]> {
  let begin = 0;
  let weight = 0;
  for (const [index, change] of changes.entries()) {
    const added = weightOf(change);
    if (index > begin && weight + added > sliceWeight) {
      yield changes.slice(begin, index);
      begin = index;
      weight = 0;
    }
    weight += added;
  }
  if (begin < changes.length) yield changes.slice(begin);
}

function weightOf(change: Change): number {
  if (change.kind !== 'cue') return 2;
  return 2 + (change.before?.words?.length ?? 0) + (change.after?.words?.length ?? 0);
}
