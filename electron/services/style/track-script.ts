import { isDeepStrictEqual } from 'node:util';
import { withChosenStyle } from '../../../core/formats/ass/restyle.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { TrackExtras } from '../library/track-extras.ts';

/** Nobody gave the track another look than the one that it got when its file was read. */
export function hasLookOfFile(style: CaptionStyle | undefined, stored: Pick<TrackExtras, 'style'>): boolean {
  return style === undefined || isDeepStrictEqual(style, stored.style);
}

/**
 * [Note: Styles of the file] Captions of an ASS file are drawn in the file's styles, in the player as in the exported
 * video: undefined where there are none. Its comments and drawings are no captions and are not drawn.
 */
export function scriptToDraw(
  style: CaptionStyle | undefined,
  cues: () => readonly Cue[],
  stored: TrackExtras | null,
): AssExtras | undefined {
  if (stored?.ass === undefined) return undefined;
  const script = { ...stored.ass, events: [] };
  return style === undefined || hasLookOfFile(style, stored)
    ? script
    : withChosenStyle(script, cues(), style);
}
