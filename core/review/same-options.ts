import type { Profile } from '../profiles/profile.ts';
import type { ReviewOptions } from './review-problem.ts';

/** True for options that say the same, be they the same objects or not. */
export function sameOptions(a: ReviewOptions, b: ReviewOptions): boolean {
  return (
    a.durationMs === b.durationMs &&
    a.frameRate.numerator === b.frameRate.numerator &&
    a.frameRate.denominator === b.frameRate.denominator &&
    a.hasFrames === b.hasFrames &&
    a.doubt === b.doubt &&
    a.spelling === b.spelling &&
    a.speakers === b.speakers &&
    sameProfile(a.profile, b.profile) &&
    sameList(a.shotChanges, b.shotChanges, (x, y) => x === y) &&
    sameList(a.speech, b.speech, (x, y) => x.startMs === y.startMs && x.endMs === y.endMs)
  );
}

function sameProfile(a: Profile, b: Profile): boolean {
  return a === b || (Object.keys(a) as (keyof Profile)[]).every((key) => a[key] === b[key]);
}

function sameList<Item>(
  a: readonly Item[] | null,
  b: readonly Item[] | null,
  same: (x: Item, y: Item) => boolean,
): boolean {
  if (a === b) return true;
  if (a?.length !== b?.length || a === null || b === null) return false;
  return a.every((item, i) => same(item, b[i]!));
}
