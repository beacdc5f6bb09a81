/** What of the open project drawing and snapping ask for in every frame. */
import type { CueIndex } from '../../player/cue-index.ts';
import { indexCues } from '../../player/cue-index.ts';
import { frameRateOf, profileOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { noCues } from '../../project/project-store.ts';
import type { Profile } from '../../../core/profiles/profile.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';

/** What the times of a track's cues have to keep to. */
export interface Limits {
  readonly profile: Profile;
  readonly frameRate: FrameRate;
}

export function cueIndexOf(project: OpenProject, trackId: string | null): CueIndex {
  return indexCues((trackId === null ? undefined : project.cues.get(trackId)) ?? noCues);
}

const limitsByProfile = new WeakMap<object, Map<string, Limits>>();

/** The same object for the same profile and frame rate: found problems are kept by it. */
export function limitsOf(project: OpenProject, trackId: string): Limits | null {
  const track = project.tracks.find(({ id }) => id === trackId);
  if (track === undefined) return null;
  const profile = profileOf(track, project.media);
  const frameRate = frameRateOf(project);
  const key = `${frameRate.numerator}/${frameRate.denominator}`;
  const byRate = limitsByProfile.get(profile) ?? new Map<string, Limits>();
  limitsByProfile.set(profile, byRate);
  const limits = byRate.get(key) ?? { profile, frameRate };
  byRate.set(key, limits);
  return limits;
}
