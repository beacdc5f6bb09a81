/** An open project on the page without a host: edits are applied at once and kept for looking at. */
import { applyCueChanges } from '../../../core/edit/apply-changes.ts';
import { applyChapterChanges } from '../../../core/edit/chapters.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import type { Edit, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { playhead } from '../../player/playhead.ts';
import { partedChapters } from '../project-changes.ts';
import { changeProject, openProject, projectStore, setEditSink } from '../project-store.ts';

const media: MediaDetail = {
  id: 'media',
  name: 'talk.mp4',
  folder: '/videos',
  durationMs: 600_000,
  hasVideo: true,
  hasAudio: true,
  mainAudioTrack: 0,
  width: 1920,
  height: 1080,
  bytes: 1,
  addedAt: '2026-01-01T00:00:00Z',
  openedAt: null,
  present: true,
  isChanged: false,
  isUnplugged: false,
  isSample: false,
  posterUrl: null,
  languages: [],
  ...{ speakers: [], tags: [], note: '', rating: 0 },
  doubtCount: 0,
  trackCount: 1,
  frameRate: { numerator: 25, denominator: 1 },
  isVariableFrameRate: false,
  rotation: 0,
  playbackOffsetMs: 0,
  audioTracks: [],
  subtitleStreams: [],
  playback: { kind: 'unavailable', reason: { code: 'copy-asked-for', facts: {} } },
  peaksUrl: null,
  thumbnails: null,
  sidecars: [],
  warnings: [],
  replacement: null,
};

export function testTrack(id: string, patch: Partial<SubtitleTrack> = {}): SubtitleTrack {
  return {
    id,
    name: `Track ${id}`,
    language: 'en',
    source: 'transcription',
    profile: 'netflix',
    state: 'complete',
    position: 0,
    ...patch,
  };
}

/** Cues of two seconds, three seconds apart, `one-0`, `one-1`, ... in track `one`. */
export function testCues(texts: readonly string[], prefix = 'one'): readonly TrackCue[] {
  return texts.map((text, index) => ({
    id: `${prefix}-${index}`,
    startMs: index * 3000,
    endMs: index * 3000 + 2000,
    text,
    origin: 'machine',
  }));
}

/** Opens it at its beginning, paused, and returns the edits that will be made, in order. */
export function openTestProject(
  tracks: readonly (readonly [SubtitleTrack, readonly TrackCue[]])[],
): readonly Edit[] {
  const edits: Edit[] = [];
  playhead.update({ timeMs: 0, playing: false, rate: 1 });
  projectStore.set({
    status: 'open',
    project: {
      media,
      revision: 1,
      tracks: tracks.map(([track]) => track),
      cues: new Map(tracks.map(([track, cues]) => [track.id, cues])),
      chapters: [],
      refusedChapters: [],
      undoState: { undo: null, redo: null },
      activeTrackId: tracks[0]?.[0].id ?? null,
      secondTrackId: null,
      selection: new Set(),
      currentCueId: null,
    },
  });
  setEditSink({
    apply(edit) {
      edits.push(edit);
      applyToPage(edit);
    },
    undo: () => Promise.resolve(),
    redo: () => Promise.resolve(),
  });
  return edits;
}

/** As a job or another page would change it. */
export function applyToPage(edit: Edit): void {
  changeProject((project) => ({
    ...project,
    ...partedChapters(applyChapterChanges([...project.chapters, ...project.refusedChapters], edit.changes)),
    tracks: edit.changes.reduce<readonly SubtitleTrack[]>((tracks, change) => {
      if (change.kind !== 'track') return tracks;
      const others = tracks.filter(({ id }) => id !== (change.before ?? change.after)?.id);
      return change.after === null ? others : [...others, change.after];
    }, project.tracks),
    cues: new Map([...project.cues].map(([id, cues]) => [id, applyCueChanges(cues, id, edit.changes)])),
  }));
}

export function cueText(cueId: string, trackId = 'one'): string | undefined {
  return openProject()
    ?.cues.get(trackId)
    ?.find(({ id }) => id === cueId)?.text;
}
