/**
 * Videos, recordings, and ffmpeg, which reads them. `name`: of the file, without its folder. `said`: ffmpeg's last words,
 * null where they tell nothing.
 */
export interface MediaFailures {
  readonly 'not-media': {
    /** `special`: a device or a pipe. `other-kind`: a playlist, a picture. `nothing-in-it`: neither sound nor pictures. */
    readonly reason: 'special' | 'other-kind' | 'unknown-kind' | 'nothing-in-it';
    readonly path: string;
  };
  readonly 'no-audio': { readonly name: string };
  /** Of the stretches for a list of cuts none lies in its video. */
  readonly 'nothing-to-cut': Readonly<Record<string, never>>;
  readonly 'no-video': { readonly reason: 'to-draw-into' | 'to-look-at'; readonly name: string };
  readonly 'no-such-track':
    /** `tracks`: how many there are. */
    | { readonly reason: 'audio'; readonly name: string; readonly tracks: number }
    | { readonly reason: 'subtitles'; readonly name: string; readonly streamIndex: number };
  readonly 'media-damaged':
    | { readonly reason: 'no-answer' | 'no-index' | 'nothing-in-it'; readonly path: string }
    | { readonly reason: 'unreadable'; readonly path: string; readonly said: string | null }
    /** `track`: from 1. */
    | {
        readonly reason: 'sound';
        readonly name: string;
        readonly track: number;
        readonly said: string | null;
      }
    | { readonly reason: 'picture'; readonly name: string; readonly said: string | null };
  /** By its seller, against copying. */
  readonly 'media-protected': { readonly part: MediaPart; readonly name: string };
  readonly 'ffmpeg-missing':
    | {
        readonly reason: 'none-usable';
        readonly program: FfmpegProgram;
        readonly refused: readonly RefusedProgram[];
      }
    | {
        readonly reason: 'named';
        readonly program: FfmpegProgram;
        readonly variable: string;
        readonly path: string;
        readonly fault: ProgramFault;
      };
  readonly 'ffmpeg-failed':
    /** Could not be started. */
    | { readonly reason: 'start' | 'capabilities'; readonly said: string }
    /** `part`: sound where an earlier version stored none. */
    | {
        readonly reason: 'decoder';
        readonly part?: MediaPart;
        readonly name: string;
        readonly codec: string;
      }
    /** `file`: an export. `copy`: one to play. */
    | { readonly reason: 'file' | 'copy'; readonly name: string; readonly said: string }
    | { readonly reason: 'probe'; readonly path: string; readonly said: string }
    | { readonly reason: 'unknown-answer'; readonly path: string }
    /** `said` is null where it took too long. */
    | { readonly reason: 'subtitles'; readonly name: string; readonly said: string | null }
    /** `said`: null when it took too long. */
    | { readonly reason: 'captions'; readonly said: string | null }
    /** It ended well and wrote no picture. */
    | { readonly reason: 'no-pictures'; readonly name: string }
    /** `no-high-range`: neither a way to map HDR nor an encoder of ten bits. */
    | { readonly reason: 'no-h264' | 'no-libass' | 'no-high-range' };
  /** The library does not follow it (any more). */
  readonly 'folder-unknown': Readonly<Record<string, never>>;
  readonly 'media-unknown': { readonly mediaId: string | null };
  readonly 'media-missing': { readonly reason: 'missing' | 'changed'; readonly name: string };
}

export type MediaPart = 'sound' | 'picture';

export type FfmpegProgram = 'ffmpeg' | 'ffprobe';

/** Why a program is none to use. */
export type ProgramFault =
  | { readonly kind: 'no-answer'; readonly seconds: number }
  | { readonly kind: 'no-version' }
  | { readonly kind: 'failed'; readonly said: string };

/** A program that was found and not taken; `path` is null for the npm package's. */
export interface RefusedProgram {
  readonly path: string | null;
  readonly fault:
    | ProgramFault
    | { readonly kind: 'too-old'; readonly version: string }
    | { readonly kind: 'not-for-this-platform' };
}
