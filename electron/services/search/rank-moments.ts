import { fuseLegs } from '../../../core/search/fuse-legs.ts';
import type { LegRow } from '../../../core/search/fuse-legs.ts';
import { groupMoments } from '../../../core/search/group-moments.ts';
import { hashDistance } from '../../../core/search/picture-hash.ts';
import { sameSaying } from '../../../core/search/same-saying.ts';
import { withoutRepeats } from '../../../core/search/without-repeats.ts';
import type { Candidate, LegAnswer } from './ask-legs.ts';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';

export interface RankedMoment extends Place {
  /** 0 to 1 */
  readonly score: number;
  /** The strongest first, at most one of each leg. */
  readonly reasons: readonly Candidate[];
  readonly folded: readonly Place[];
}

/** More than anybody reads. */
const maxMoments = 500;
/** What hardly speaks for a moment is no reason for it. */
const toldCertainty = 0.6;
/** Of 64 bits: pictures of one thing in one light. */
const sameLookBits = 4;

/** One list of what the legs found: what answers the question, the best first. */
export function rankMoments(answers: readonly LegAnswer[]): readonly RankedMoment[] {
  const candidates = new Map<string, Candidate>();
  const byKey = new Map<string, Candidate>();
  const legs = answers.map(({ state: { leg }, candidates: found }) => ({
    leg,
    zero: leg === 'said' || leg === 'written' ? 0 : null,
    rows: found.map((candidate): LegRow => {
      const key = keyOf(candidate);
      candidates.set(`${leg} ${key}`, candidate);
      byKey.set(key, candidate);
      const { mediaId, startMs, endMs } = placeOf(candidate);
      const { score, certainty } = candidate;
      return { key, mediaId, startMs, endMs, score, certainty };
    }),
  }));
  const isAlike = sameSaying();
  const isSame = (a: LegRow, b: LegRow) => isSameMoment(byKey.get(a.key)!, byKey.get(b.key)!, isAlike);
  const moments = groupMoments(fuseLegs(legs), { isSame, limit: maxMoments }).map(
    ({ mediaId, startMs, endMs, score, reasons, folded }) => ({
      ...{ mediaId, startMs, endMs, score, folded },
      reasons: reasons
        .filter(({ row }, at) => at === 0 || row.certainty >= toldCertainty)
        .map(({ leg, row }) => candidates.get(`${leg} ${row.key}`)!),
    }),
  );
  return withoutRepeats(moments);
}

function isSameMoment(a: Candidate, b: Candidate, isAlike: (a: string, b: string) => boolean): boolean {
  if (a.leg === 'seen' && b.leg === 'seen') {
    return hashDistance(a.frame.hash, b.frame.hash) <= sameLookBits && a.frame.mediaId !== b.frame.mediaId;
  }
  return a.leg !== 'seen' && b.leg !== 'seen' && isAlike(a.passage.text, b.passage.text);
}

function keyOf(candidate: Candidate): string {
  return candidate.leg === 'seen' ? `frame ${candidate.frame.id}` : `passage ${candidate.passage.id}`;
}
