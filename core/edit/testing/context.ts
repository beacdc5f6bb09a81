import { resolveProfile } from '../../profiles/profiles.ts';
import type { Edit, SubtitleTrack } from '../../project/project.ts';
import { editSchema } from '../../project/project.ts';
import type { TrackCue } from '../../project/track-cue.ts';
import { compareCues } from '../../project/track-cue.ts';
import { frameRate } from '../../time/frame-rate.ts';
import { applyCueChanges } from '../apply-changes.ts';
import type { EditContext } from '../edit-context.ts';

const englishTrack: SubtitleTrack = {
  id: 'track',
  name: 'English',
  language: 'en',
  source: 'transcription',
  profile: 'netflix',
  state: 'complete',
  position: 0,
};

/** A cue with words spoken evenly over it. */
export function spokenCue(
  id: string,
  startMs: number,
  endMs: number,
  text: string,
  more: Partial<TrackCue> = {},
): TrackCue {
  const texts = text.replaceAll('\n', ' ').split(/(?=\s)/u);
  const share = (endMs - startMs) / texts.length;
  const words = texts.map((word, i) => ({
    startMs: Math.round(startMs + i * share),
    endMs: Math.round(startMs + (i + 1) * share),
    text: word,
    confidence: 0.9,
    timing: 'attention' as const,
  }));
  return { id, startMs, endMs, text, origin: 'machine', confidence: 0.9, words, ...more };
}

/** A cue as a file has it. */
export function fileCue(id: string, startMs: number, endMs: number, text: string): TrackCue {
  return { id, startMs, endMs, text, origin: 'file' };
}

export function contextOf(cues: readonly TrackCue[], more: Partial<EditContext> = {}): EditContext {
  let count = 0;
  return {
    track: englishTrack,
    cues: cues.toSorted(compareCues),
    profile: resolveProfile('netflix', { language: 'en' }),
    frameRate: frameRate(25),
    durationMs: 0,
    newId: () => `new-${(count += 1)}`,
    ...more,
  };
}

/** The cues after an edit that must be there and be one that the library takes. */
export function after(c: EditContext, edit: Edit | null): readonly TrackCue[] {
  if (edit === null) throw new Error('No edit.');
  return applyCueChanges(c.cues, c.track.id, editSchema.parse(edit).changes);
}
