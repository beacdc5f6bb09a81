import { withChosenStyle } from '../../../core/formats/ass/restyle.ts';
import type { SubtitleDocument } from '../../../core/formats/subtitle-document.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { TrackExtras } from '../library/track-extras.ts';
import { fromTrackExtras } from '../subtitles/track-extras.ts';
import { hasLookOfFile } from '../style/track-script.ts';
import { toExportCues } from './export-cues.ts';

/**
 * The track with what its file held beside the cues. The file's styles count until a person gives the track another look
 * than the one that it got when it was read.
 */
export function exportDocument(
  { style }: SubtitleTrack,
  trackCues: readonly TrackCue[],
  stored: TrackExtras | null,
): SubtitleDocument {
  const cues = toExportCues(trackCues);
  if (stored === null) return { cues };
  const { ass, ...others } = fromTrackExtras(stored, trackCues);
  if (ass === undefined) return { cues, ...others };
  const isOfFile = style === undefined || hasLookOfFile(style, stored);
  return { cues, ...others, ass: isOfFile ? ass : withChosenStyle(ass, cues, style) };
}
