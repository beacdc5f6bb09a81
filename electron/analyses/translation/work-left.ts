import type { Change } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';

export interface WorkLeft {
  /** Ids of cues of the source that are to be written. */
  readonly wanted: ReadonlySet<string>;
  /** What the others say in the other language, by id of the cue of the source. */
  readonly known: ReadonlyMap<string, string>;
  /** Cues that stand elsewhere than their source, and those whose source is gone. */
  readonly mends: readonly Change[];
}

/**
 * What is missing or whose source has changed since; or, where a person asks for some, these. What a person wrote is
 * written over only when it is asked for.
 */
export function workLeft(
  trackId: string,
  sources: readonly TrackCue[],
  translated: readonly TrackCue[],
  asked: readonly string[] | null,
): WorkLeft {
  const byId = new Map(sources.map((cue) => [cue.id, cue]));
  const bySource = new Map(translated.flatMap((cue) => (cue.translation ? [[cue.translation.of, cue]] : [])));
  const askedFor = asked === null ? null : new Set(asked);
  const isWanted = (source: TrackCue): boolean => {
    const cue = bySource.get(source.id);
    if (askedFor !== null) return askedFor.has(source.id);
    return cue === undefined || (cue.origin !== 'person' && isOpen(cue, source));
  };
  const wanted = new Set(sources.filter(isWanted).map(({ id }) => id));
  const known = new Map(
    sources.flatMap(({ id }) => {
      const cue = bySource.get(id);
      return cue === undefined || wanted.has(id) ? [] : [[id, cue.text] as const];
    }),
  );
  const mends = translated.flatMap((cue): Change[] => {
    if (cue.translation === undefined) return [];
    const source = byId.get(cue.translation.of);
    if (source === undefined)
      return cue.origin === 'person' ? [] : [{ kind: 'cue', trackId, before: cue, after: null }];
    const { startMs, endMs } = source;
    if (cue.startMs === startMs && cue.endMs === endMs) return [];
    return [{ kind: 'cue', trackId, before: cue, after: { ...cue, startMs, endMs } }];
  });
  return { wanted, known, mends };
}

function isOpen({ translation }: TrackCue, source: TrackCue): boolean {
  const { from, doubts = [] } = translation!;
  return from !== source.text || doubts.some(({ kind }) => kind === 'missing');
}
