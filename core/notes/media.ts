import type { Failure } from '../failure.ts';
import type { MediaPart } from '../failures/media.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What is odd about a video, and why it is played as it is. `name`: of the file, without its folder. */
export interface MediaNotes {
  /** It breaks off before its promised length; the sound does where an earlier version stored no part. */
  readonly 'media-breaks-off': {
    readonly part?: MediaPart;
    readonly name: string;
    readonly atMs: number;
    readonly promisedMs: number;
  };
  /** A track has nothing in the middle, where ffmpeg and others show and play its beginning. */
  readonly 'media-has-gaps': { readonly part: MediaPart; readonly name: string };
  /** Times after a jump may be wrong. */
  readonly 'media-times-jump': { readonly name: string };
  /** Parts of the sound. `said`: ffmpeg's last words, null where they tell nothing. */
  readonly 'media-partly-damaged': { readonly name: string; readonly said: string | null };
  /** `changed`: a file of that name is there, but it is not the one that was added. */
  readonly 'media-absent': { readonly reason: 'missing' | 'changed'; readonly name: string };
  /** A copy is played, or being made, since the page can't play the file itself. */
  readonly 'plays-copy': PlaybackObstacle;
  readonly 'copy-asked-for': NoFacts;
  readonly 'copy-cancelled': NoFacts;
  readonly 'copy-failed': { readonly failure: Failure };
}

/** Codecs and containers by the names that people know, or ffmpeg's. */
export type PlaybackObstacle =
  | { readonly obstacle: 'container'; readonly container: string }
  | { readonly obstacle: 'picture-in-container'; readonly container: string }
  | { readonly obstacle: 'video'; readonly codec: string }
  /** `bits` and `chroma` (`4:2:2`): null where usual; `pixelFormat`: ffmpeg's name. */
  | {
      readonly obstacle: 'pixels';
      readonly codec: string;
      readonly bits: number | null;
      readonly chroma: string | null;
      readonly pixelFormat: string;
    }
  | { readonly obstacle: 'sound'; readonly codec: string; readonly container: string }
  | { readonly obstacle: 'late-start' }
  /** Browsers show and play the first of several tracks; the file's main one is another. */
  | { readonly obstacle: 'not-first'; readonly part: MediaPart };
