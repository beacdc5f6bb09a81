/** What a track begins with, by the shape of the picture: see [Note: Captions and the picture's shape]. */
import type { Cue } from '../cues/cue.ts';
import { visibleText } from '../cues/markup.ts';
import { lineLength } from '../cues/text-measure.ts';
import type { ProfileId } from '../profiles/profile.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { CaptionStyle } from './caption-style.ts';
import { isNarrow, isUpright, styleForPicture } from './picture-fit.ts';
import type { LineLength, PictureShape } from './picture-fit.ts';

/** What a person prefers. */
export interface TrackDefaults {
  readonly profile: ProfileId;
  /** For pictures too narrow for long lines. */
  readonly verticalProfile: ProfileId;
  readonly captionStyle: CaptionStyle;
}

interface Described {
  readonly profile: ProfileId;
  /** BCP 47; `und` when unknown. */
  readonly language: string;
}

/** The guideline for a video's picture; null: there is sound alone. */
export function profileOfNewTrack(
  { profile, verticalProfile }: Pick<TrackDefaults, 'profile' | 'verticalProfile'>,
  picture: PictureShape | null,
): ProfileId {
  return picture !== null && isNarrow(picture) ? verticalProfile : profile;
}

/** The guideline that is named, else the usual one for a video's picture. */
export function profileForPicture(named: ProfileId | undefined, picture: PictureShape | null): ProfileId {
  return named ?? profileOfNewTrack({ profile: 'netflix', verticalProfile: 'shorts' }, picture);
}

/** The look for a video's picture. `cues`: what is in the track already, whose lines should fit as they are. */
export function styleOfNewTrack(
  { captionStyle }: Pick<TrackDefaults, 'captionStyle'>,
  picture: PictureShape | null,
  track: Described,
  cues: readonly Pick<Cue, 'text'>[] = [],
): CaptionStyle {
  if (picture === null || !isNarrow(picture)) return captionStyle;
  return styleForPicture(picture, lineToFit(track, picture, cues), captionStyle);
}

/** How a track looks: as it says, else as the default does in this picture. */
export function styleOfTrack(
  track: Described & { readonly style?: CaptionStyle },
  picture: PictureShape | null,
): CaptionStyle {
  if (track.style !== undefined) return track.style;
  return styleForPicture(picture ?? { width: 16, height: 9 }, picture && lineOf(track, picture));
}

function lineOf({ profile, language }: Described, picture: PictureShape): LineLength {
  return resolveProfile(profile, { language, vertical: isUpright(picture) });
}

/** The longest line that is there, but no longer than films allow: what is beyond that is broken anyway. */
function lineToFit(track: Described, picture: PictureShape, cues: readonly Pick<Cue, 'text'>[]): LineLength {
  const { maxCharsPerLine, characterMeasure } = lineOf(track, picture);
  const { maxCharsPerLine: longestUseful } = resolveProfile('netflix', { language: track.language });
  let longest = maxCharsPerLine;
  for (const { text } of cues) {
    if (longest >= longestUseful) break;
    for (const line of visibleText(text).split('\n')) {
      // Counting characters is slow; no line has more of them than code units.
      if (line.length > longest) longest = Math.max(longest, lineLength(line, characterMeasure));
    }
  }
  return { maxCharsPerLine: Math.min(longest, Math.max(maxCharsPerLine, longestUseful)), characterMeasure };
}
