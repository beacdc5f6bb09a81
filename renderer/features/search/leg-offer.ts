import type { LegState, SearchState } from '../../../core/contract/search.ts';
import type { SearchLeg } from '../../../core/search/search-leg.ts';

export type LegOffer = 'ready' | 'no-model' | 'not-indexed' | 'failed';

/** Whether a leg can answer: as the last answer told, or else by what the index has. */
export function offerOf(
  leg: SearchLeg,
  index: SearchState | null,
  answered: readonly LegState[] | null,
): LegOffer {
  const told = answered?.find((each) => each.leg === leg)?.state;
  if (told === 'no-model' || told === 'not-indexed' || told === 'failed') return told;
  if (index !== null && modelOf(leg, index) === null) return 'no-model';
  if (told === 'used' || index === null) return 'ready';
  return index.videos > 0 && index.indexed === 0 ? 'not-indexed' : 'ready';
}

/** undefined: it needs none. */
function modelOf(leg: SearchLeg, index: SearchState): string | null | undefined {
  switch (leg) {
    case 'said':
      return undefined;
    case 'meant':
      return index.textModel;
    case 'seen':
      return index.pictureModel;
    case 'written':
      return index.readingModel;
  }
}
