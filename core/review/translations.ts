/** What a person should look at in a translation, besides its guideline. */
import type { TrackCue } from '../project/track-cue.ts';
import { openDoubts, translatedState } from '../translation/translated-state.ts';
import type { ReviewProblem } from './review-problem.ts';

type TranslationFinding = Pick<ReviewProblem, 'code' | 'severity' | 'measured' | 'limit' | 'unit' | 'doubts'>;

export function findDoubtfulTranslation(cue: TrackCue): TranslationFinding | null {
  const doubts = openDoubts(cue);
  if (doubts.length === 0) return null;
  return {
    ...{ code: 'doubtful-translation', severity: 'warning', measured: null, limit: null, unit: null },
    doubts,
  };
}

/**
 * Adds the cues whose source reads otherwise since they were translated. `problems`: in the order of `cues`. `sources`:
 * the cues that these translate, by id; null: they translate nothing.
 */
export function withChangedSources(
  problems: readonly ReviewProblem[],
  cues: readonly TrackCue[],
  sources: ReadonlyMap<string, TrackCue> | null,
): readonly ReviewProblem[] {
  if (sources === null) return problems;
  const changed = cues.flatMap((cue) => {
    const of = cue.translation?.of;
    return of !== undefined && translatedState(cue, sources.get(of)) === 'changed' ? [cue] : [];
  });
  if (changed.length === 0) return problems;
  const places = new Map(cues.map(({ id }, index) => [id, index]));
  const placeOf = ({ cueId }: ReviewProblem): number => places.get(cueId) ?? -1;
  // Sorting keeps the order of the problems of one cue.
  return [...problems, ...changed.map(changedSource)].toSorted((a, b) => placeOf(a) - placeOf(b));
}

function changedSource({ id, translation }: TrackCue): ReviewProblem {
  return {
    ...{ id: `${id}:changed-source`, cueId: id, code: 'changed-source', severity: 'warning' },
    ...{ measured: null, limit: null, unit: null, fixable: false },
    readBefore: translation?.from ?? '',
  };
}
