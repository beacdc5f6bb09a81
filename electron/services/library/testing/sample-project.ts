import type { Change, Edit, SubtitleTrack } from '../../../../core/project/project.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import type { NewMedia } from '../media-record.ts';

/** A video of six hours that no test looks into. */
export function sampleMedia(id = 'talk'): NewMedia {
  return {
    id,
    fingerprint: `fingerprint of ${id}`,
    path: `/videos/${id}.mp4`,
    name: `${id}.mp4`,
    bytes: 1_234_567_890,
    modifiedMs: 1_764_000_000_000.5,
    info: {
      container: 'mov,mp4,m4a,3gp,3g2,mj2',
      durationMs: 6 * 3600 * 1000,
      containerStartMs: 0,
      video: [],
      audio: [],
      subtitles: [],
      chapters: [],
    },
    isSample: false,
  };
}

export function sampleTrack(overrides: Partial<SubtitleTrack> = {}): SubtitleTrack {
  return {
    id: 'track',
    name: 'English',
    language: 'en',
    source: 'transcription',
    model: 'starter-whisper',
    profile: 'netflix',
    state: 'complete',
    position: 0,
    ...overrides,
  };
}

/** A cue of a second with nine words, as a transcription makes them. */
export function sampleCue(number: number, overrides: Partial<TrackCue> = {}): TrackCue {
  const startMs = number * 1080;
  const words = Array.from({ length: 9 }, (_, index) => ({
    startMs: startMs + index * 100,
    endMs: startMs + index * 100 + 90,
    text: ` word${index}`,
    confidence: 0.9,
    timing: 'attention' as const,
  }));
  return {
    id: `cue-${number}`,
    startMs,
    endMs: startMs + 1000,
    text: `What somebody says\nin cue ${number}`,
    origin: 'machine',
    confidence: 0.9,
    words,
    ...overrides,
  };
}

export function insertCues(trackId: string, cues: readonly TrackCue[]): readonly Change[] {
  return cues.map((after): Change => ({ kind: 'cue', trackId, before: null, after }));
}

/** The cue later by `byMs`, words and all, as a person's edit leaves it. */
export function shiftCue(trackId: string, before: TrackCue, byMs: number): Change {
  const words = before.words?.map((word) => ({
    ...word,
    startMs: word.startMs + byMs,
    endMs: word.endMs + byMs,
  }));
  const after: TrackCue = {
    ...before,
    startMs: before.startMs + byMs,
    endMs: before.endMs + byMs,
    origin: 'person',
    ...(words === undefined ? {} : { words }),
  };
  return { kind: 'cue', trackId, before, after };
}

export function sampleEdit(id: string, changes: readonly Change[], mergeKey?: string): Edit {
  const name = { key: 'edit.shift', values: { count: changes.length } };
  return { id, name, changes, ...(mergeKey === undefined ? {} : { mergeKey }) };
}
