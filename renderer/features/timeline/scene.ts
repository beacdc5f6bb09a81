/** Everything that one drawing of the timeline is made from. */
import type { WaveformPeaks } from '../../../core/media/peaks.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { knownShotsOf } from '../../analyses/analyses-store.ts';
import type { CueIndex } from '../../player/cue-index.ts';
import { indexCues } from '../../player/cue-index.ts';
import { frameRateOf, profileOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { noCues } from '../../project/project-store.ts';
import type { Limits } from './cue-problems.ts';
import type { LaneContent, TimelineLayout } from './layout.ts';
import { layOutLanes } from './layout.ts';
import type { Palette } from './palette.ts';
import type { DragPreview } from './timeline-store.ts';
import type { TimelineView } from './view.ts';

export interface Scene {
  readonly project: OpenProject;
  readonly view: TimelineView;
  /** CSS pixels. */
  readonly widthPx: number;
  readonly layout: TimelineLayout;
  readonly palette: Palette;
  readonly frameRate: FrameRate;
  readonly peaks: WaveformPeaks | null;
  readonly preview: DragPreview | null;
  /** What the pointer is over, drawn a little stronger. */
  readonly hoveredCueId: string | null;
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

function laneContent(project: OpenProject): LaneContent {
  const { media, tracks, activeTrackId } = project;
  return {
    hasVideo: media.hasVideo,
    hasAudio: media.hasAudio,
    hasShots: knownShotsOf(media.id).length > 0,
    trackIds: tracks.map(({ id }) => id),
    activeTrackId,
  };
}

export function layoutOf(project: OpenProject, height: number, textScale: number): TimelineLayout {
  return layOutLanes(laneContent(project), height, textScale);
}
