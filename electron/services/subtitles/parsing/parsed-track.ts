/** What was parsed as a track of a video: every step that looks at all cues, so that no other thread has to. */
import { randomUUID } from 'node:crypto';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import type { CaptionStyle } from '../../../../core/style/caption-style.ts';
import { profileOfNewTrack, styleOfNewTrack } from '../../../../core/style/new-track.ts';
import type { TrackDefaults } from '../../../../core/style/new-track.ts';
import type { PictureShape } from '../../../../core/style/picture-fit.ts';
import type { TrackExtras } from '../../library/track-extras.ts';
import { countTooLong, cuesInFileOrder } from '../track-cues.ts';
import { toTrackExtras } from '../track-extras.ts';
import { languageOfSubtitles } from '../track-language.ts';
import type { ParsedWork } from './parse-work.ts';

/** What a track is made for. */
export interface NewTrack {
  readonly defaults: TrackDefaults;
  /** Of its video; null where there is sound alone. */
  readonly picture: PictureShape | null;
  /** BCP 47, where it is known; null: by the subtitles and `fileName`. */
  readonly language: string | null;
  /** Empty where there is none. */
  readonly fileName: string;
}

export interface ParsedTrack extends Pick<ParsedWork, 'formatId' | 'encoding' | 'languages'> {
  /** BCP 47; `und` when unknown. */
  readonly language: string;
  readonly profile: ProfileId;
  readonly style: CaptionStyle;
  readonly cues: readonly TrackCue[];
  readonly extras: TrackExtras | null;
  /** Texts that were cut. */
  readonly tooLong: number;
}

export function toTrack(
  { formatId, encoding, ...subtitles }: ParsedWork,
  { defaults, picture, fileName, ...wanted }: NewTrack,
): ParsedTrack {
  const language = wanted.language ?? languageOfSubtitles(subtitles, fileName) ?? 'und';
  const cues = cuesInFileOrder(subtitles.cues, randomUUID);
  const profile = profileOfNewTrack(defaults, picture);
  const style = styleOfNewTrack(defaults, picture, { profile, language }, cues);
  const { languages } = subtitles;
  return {
    ...{ formatId, encoding, language, profile, style, cues },
    ...{ extras: toTrackExtras(subtitles, cues, style), tooLong: countTooLong(subtitles.cues) },
    ...(languages === undefined ? {} : { languages }),
  };
}
