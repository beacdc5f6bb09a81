/** From the open project to what `core/edit` needs, and back. */
import type { EditContext } from '../../core/edit/edit-context.ts';
import type { Profile, ProfileId } from '../../core/profiles/profile.ts';
import { resolveProfile } from '../../core/profiles/profiles.ts';
import type { Edit, SubtitleTrack } from '../../core/project/project.ts';
import { isUpright } from '../../core/style/picture-fit.ts';
import type { FrameRate } from '../../core/time/frame-rate.ts';
import { defaultFrameRate, framesPerSecond } from '../../core/time/frame-rate.ts';
import { pictureOf } from './picture.ts';
import type { OpenProject } from './project-store.ts';
import { noCues } from './project-store.ts';

export function newId(): string {
  return crypto.randomUUID();
}

/** Pictures of slides and podcasts stand for half a second and more: they time no text, and no gap is counted in them. */
const slowestTimingRate = 10;

function timingRate(rate: FrameRate | null): FrameRate | null {
  return rate === null || framesPerSecond(rate) < slowestTimingRate ? null : rate;
}

/** For cues in their order: of two at the same times the one with the lesser id is first (`compareCues`). */
export function ascendingIds(count: number): readonly string[] {
  return Array.from({ length: count }, newId).sort();
}

/** The video's; sound files have none, and slides none that times could keep to. */
export function frameRateOf(project: { readonly media: Pick<OpenProject['media'], 'frameRate'> }): FrameRate {
  return timingRate(project.media.frameRate) ?? defaultFrameRate;
}

/** Whether times can keep to the frames, see [Note: Frame grid]. */
export function hasFrames({
  media,
}: {
  readonly media: Pick<OpenProject['media'], 'frameRate' | 'isVariableFrameRate'>;
}): boolean {
  return timingRate(media.frameRate) !== null && !media.isVariableFrameRate;
}

const profiles = new Map<string, Profile>();

/** The same object for the same track settings, so that what depends on it can be kept. */
export function profileOf(
  track: Pick<SubtitleTrack, 'profile' | 'language'>,
  media: { readonly width: number | null; readonly height: number | null },
): Profile {
  const picture = pictureOf(media);
  const vertical = picture !== null && isUpright(picture);
  return cachedProfile(track.profile, track.language, vertical);
}

function cachedProfile(id: ProfileId, language: string, vertical: boolean): Profile {
  const key = `${id} ${language} ${vertical}`;
  const known = profiles.get(key);
  if (known !== undefined) return known;
  const profile = resolveProfile(id, { language, vertical });
  profiles.set(key, profile);
  return profile;
}

/** null when the track is not there (any more). */
export function editContextOf(
  project: OpenProject,
  trackId: string | null = project.activeTrackId,
): EditContext | null {
  const track = project.tracks.find(({ id }) => id === trackId);
  if (track === undefined) return null;
  return {
    track,
    cues: project.cues.get(track.id) ?? noCues,
    profile: profileOf(track, project.media),
    frameRate: frameRateOf(project),
    hasFrames: hasFrames(project),
    durationMs: project.media.durationMs,
    newId,
  };
}

/** Ids of the cues that an edit leaves behind new. */
export function insertedCueIds(edit: Edit): readonly string[] {
  return edit.changes.flatMap((change) =>
    change.kind === 'cue' && change.before === null && change.after !== null ? [change.after.id] : [],
  );
}
