/** How a translation stands beside what it translates. */
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { translatedState, wantsLook } from '../../../core/translation/translated-state.ts';
import { cuesById, sourceOf } from '../../project/linked-tracks.ts';
import { noCues, type OpenProject } from '../../project/project-store.ts';

export interface TranslationCounts {
  /** Cues that a person should look at, those among them that are not translated yet. */
  readonly toLookAt: number;
  /** Cues of the source that are translated when it is done again: what a person wrote stays. */
  readonly toRedo: number;
}

const none: TranslationCounts = { toLookAt: 0, toRedo: 0 };

/** Of a track that translates nothing there is nothing to count. */
export function countTranslated(project: OpenProject, track: SubtitleTrack): TranslationCounts {
  const source = sourceOf(project, track);
  if (source === null) return none;
  return countCues(project.cues.get(track.id) ?? noCues, project.cues.get(source.id) ?? noCues);
}

function countCues(cues: readonly TrackCue[], sources: readonly TrackCue[]): TranslationCounts {
  const byId = cuesById(sources);
  const translated = new Set<string>();
  let [toLookAt, toRedo] = [0, 0];
  for (const cue of cues) {
    const of = cue.translation?.of;
    if (of === undefined) continue;
    translated.add(of);
    const state = translatedState(cue, byId.get(of));
    if (wantsLook(state)) toLookAt += 1;
    if (state === 'missing' || (state === 'changed' && cue.origin !== 'person')) toRedo += 1;
  }
  const missing = sources.filter(({ id, text }) => !translated.has(id) && text.trim() !== '').length;
  return { toLookAt: toLookAt + missing, toRedo: toRedo + missing };
}
