import type { Cue } from '../../../core/cues/cue.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';

/** Cues of a track as a file holds them: the library's ids stay here, what a file called a cue goes back. */
export function toExportCues(cues: readonly TrackCue[]): readonly Cue[] {
  return cues.map(({ startMs, endMs, text, confidence, words, speaker, language, label, settings, ass }) => ({
    startMs,
    endMs,
    text,
    ...(confidence === undefined ? {} : { confidence }),
    ...(words === undefined ? {} : { words }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(language === undefined ? {} : { language }),
    ...(label === undefined ? {} : { id: label }),
    ...(settings === undefined ? {} : { settings }),
    ...(ass === undefined ? {} : { ass }),
  }));
}
