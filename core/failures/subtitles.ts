import type { ModelLanguageFacts } from './inference.ts';

/** Subtitle files and languages. */
export interface SubtitlesFailures {
  readonly 'unknown-language': ModelLanguageFacts;
  readonly 'unknown-format':
    /** Of a file of subtitles. `known`: extensions without their point. */
    | { readonly reason: 'to-read' | 'to-write'; readonly path: string; readonly known: readonly string[] }
    /** Of a video to write. */
    | { readonly reason: 'container' }
    /** What a container can't hold as it is. */
    | {
        readonly reason: 'does-not-fit';
        readonly container: string;
        readonly part: 'picture' | 'sound';
        readonly codec: string;
        readonly name: string;
      };
  readonly 'bad-subtitle':
    | { readonly reason: 'picture-stream'; readonly name: string; readonly codec: string }
    | { readonly reason: 'picture-file' | 'too-large'; readonly path: string }
    | { readonly reason: 'nothing-timed'; readonly name: string }
    /** More than a track takes. */
    | {
        readonly reason: 'too-many-cues';
        readonly name: string;
        readonly count: number;
        readonly maxCues: number;
      }
    | { readonly reason: 'takes-too-long'; readonly name: string; readonly afterMs: number }
    | { readonly reason: 'takes-too-much-memory'; readonly name: string }
    | { readonly reason: 'not-json' }
    /** A file that should hold chapters holds none. */
    | { readonly reason: 'no-chapters' }
    /** JSON of more or deeper brackets than any transcript has. */
    | { readonly reason: 'too-complex' }
    /** JSON of another shape: `where` in it (null: the whole) and what the schema says. */
    | { readonly reason: 'other-json'; readonly where: string | null; readonly said: string };
}
