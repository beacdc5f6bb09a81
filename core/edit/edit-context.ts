import type { Profile } from '../profiles/profile.ts';
import type { SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { framesToExactMs } from '../time/frame-rate.ts';

/** What an edit of a track's cues is computed from. */
export interface EditContext {
  readonly track: SubtitleTrack;
  /** Of that track, in the order of `compareCues`. */
  readonly cues: readonly TrackCue[];
  /** For the track's language, see `resolveProfile`. */
  readonly profile: Profile;
  readonly frameRate: FrameRate;
  /** False where there are no even frames to keep to, see [Note: Frame grid]; absent: there are. */
  readonly hasFrames?: boolean;
  /** Length of the video; 0 when unknown. */
  readonly durationMs: number;
  /** A new id on each call, unique in the library: for cues, chapters and edits. */
  readonly newId: () => string;
}

/** BCP 47; of a passage in another language than its track's that one. */
export function languageOfCue(
  { track }: Pick<EditContext, 'track'>,
  cue: Pick<TrackCue, 'language'>,
): string {
  return cue.language ?? track.language;
}

/** The shortest cue that an edit leaves: one frame, in whole milliseconds. */
export function minCueMs(c: Pick<EditContext, 'frameRate'>): number {
  return Math.max(1, Math.ceil(framesToExactMs(1, c.frameRate) - 1e-6));
}

/** Index of the cue with this id, -1 when the track has none. */
export function indexOfCue(cues: readonly TrackCue[], cueId: string): number {
  for (let i = 0; i < cues.length; i++) if (cues[i]!.id === cueId) return i;
  return -1;
}

/** Indices of the cues with these ids, ascending; of all cues for `null`. */
export function indicesOfCues(cues: readonly TrackCue[], cueIds: Iterable<string> | null): readonly number[] {
  if (cueIds === null) return cues.map((_, i) => i);
  const wanted = new Set(cueIds);
  const found: number[] = [];
  for (let i = 0; i < cues.length && found.length < wanted.size; i++) {
    if (wanted.has(cues[i]!.id)) found.push(i);
  }
  return found;
}

/** For each cue the latest end among those before it, 0 for the first. */
export function endsBefore(cues: readonly TrackCue[]): Float64Array {
  const ends = new Float64Array(cues.length);
  for (let i = 1; i < cues.length; i++) ends[i] = Math.max(ends[i - 1]!, cues[i - 1]!.endMs);
  return ends;
}
