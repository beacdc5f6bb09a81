/** How a translation stands beside what it translates. */
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { planUpdate } from '../../../core/translation/plan-update.ts';
import { translatedState, wantsLook } from '../../../core/translation/translated-state.ts';
import { cuesById, sourceOf, translationsOf } from '../../project/linked-tracks.ts';
import { noCues, type OpenProject } from '../../project/project-store.ts';

interface TranslationCounts {
  /** Cues of the translation that a person should look at. */
  readonly toLookAt: number;
  /** Cues of the source that are translated when it is done again: what a person wrote stays. */
  readonly toRedo: number;
  /** Of these, the ones that no cue of the translation says yet: it was stopped on the way, or is behind. */
  readonly absent: number;
}

const none: TranslationCounts = { toLookAt: 0, toRedo: 0, absent: 0 };

interface Counted {
  readonly sources: readonly TrackCue[];
  readonly counts: TranslationCounts;
}

/** Counted once for the same cues of both tracks. */
const counted = new WeakMap<readonly TrackCue[], Counted>();

/** Of a track that translates nothing there is nothing to count. */
export function countTranslated(project: OpenProject, track: SubtitleTrack): TranslationCounts {
  const source = sourceOf(project, track);
  if (source === null) return none;
  const cues = project.cues.get(track.id) ?? noCues;
  const sources = project.cues.get(source.id) ?? noCues;
  const known = counted.get(cues);
  if (known?.sources === sources) return known.counts;
  const { wanted } = planUpdate(track.id, sources, cues, null);
  const there = new Set(cues.map(({ translation }) => translation?.of));
  const counts = {
    toLookAt: countToLookAt(cues, sources),
    toRedo: wanted.size,
    absent: [...wanted].filter((id) => !there.has(id)).length,
  };
  if (cues !== noCues) counted.set(cues, { sources, counts });
  return counts;
}

/** The translations of a track that are to be done again in part. */
export function outdatedTranslations(project: OpenProject, track: SubtitleTrack): readonly SubtitleTrack[] {
  return translationsOf(project, track.id).filter((each) => countTranslated(project, each).toRedo > 0);
}

function countToLookAt(cues: readonly TrackCue[], sources: readonly TrackCue[]): number {
  const byId = cuesById(sources);
  return cues.filter((cue) => wantsLook(translatedState(cue, byId.get(cue.translation?.of ?? '')))).length;
}
