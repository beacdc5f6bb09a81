import type { Feature } from '../formats/features.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What an export leaves out or changes. */
export interface ExportNotes {
  /** The encoding lacks them and they are written as `?`: the first ones, and how many more. */
  readonly 'replaced-characters': {
    readonly encoding: string;
    readonly characters: readonly string[];
    readonly more: number;
  };
  /** What the format has no way to write. */
  readonly 'format-lacks': {
    readonly format: string;
    readonly lost: Feature;
  };
  readonly 'no-chapters': NoFacts;
  /** Subtitle tracks of pictures were left out. */
  readonly 'picture-subtitles-left-out': { readonly count: number; readonly container: string };
  /** The graphics processor could not, so the processor did. */
  readonly 'encoded-by-processor': NoFacts;
}
