/**
 * What was repaired or left out while a subtitle file was read: a code and facts, see [Note: Facts below, words above]
 * in failures.ts. A `quote` is a piece of the file, short and on one line.
 */
import { z } from 'zod';

type NoFacts = Readonly<Record<string, never>>;

interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export interface FormatProblemFacts {
  /** No subtitle was found: the file lacks what its format times text by. */
  readonly 'nothing-found': {
    readonly missing:
      | 'times'
      | 'frames'
      | 'bracketed-time'
      | 'row'
      | 'paragraph'
      | 'dialogue'
      | 'segment'
      | 'sync'
      | 'caption'
      | 'block';
  };
  /** The times were read as these. */
  readonly 'times-repaired': TimeSpan & { readonly repairs: readonly TimeRepair[] };
  readonly 'times-exchanged': NoFacts;
  /** Neither time can be read; the cue was left out. */
  readonly 'times-unreadable': NoFacts;
  /** The end can't be read or is not there; the cue was given these times. */
  readonly 'end-unreadable': TimeSpan;
  readonly 'end-missing': TimeSpan;
  readonly 'ends-before-start': TimeSpan;
  /** A piece without a time was left out. */
  readonly 'untimed-left-out': {
    readonly quote: string;
    readonly lacks: 'times' | 'readable-times' | 'time' | 'start' | 'frames';
  };
  /** Text that the file itself never shows, since its times lie outside those of what it stands in, was left out. */
  readonly 'never-shown': { readonly quote: string };
  /** An attribute that is no time was left out. */
  readonly 'no-time': { readonly quote: string };
  readonly 'before-first-cue': { readonly quote: string };
  readonly 'no-cue': { readonly quote: string };
  /** Words after the times of WebVTT that are none of its settings. */
  readonly 'settings-left-out': { readonly quote: string };
  /** In the whole file; the first one is quoted. */
  readonly 'tags-left-out': { readonly quote: string; readonly count: number };
  /** `&amp;` and the like, in a format that has none: read as the characters that they stand for. */
  readonly 'references-read': { readonly count: number };
  /** The number of a cue that is not there. */
  readonly 'lone-number': { readonly number: number };
  readonly 'text-after-times': { readonly quote: string };
  readonly 'no-text': NoFacts;
  readonly 'blank-before-text': NoFacts;
  readonly 'blank-inside-text': NoFacts;
  /** One blank line was kept of many. */
  readonly 'blank-lines-left-out': { readonly count: number };
  readonly 'no-blank-before-cue': NoFacts;
  readonly 'no-number': NoFacts;
  readonly 'wrong-number': { readonly found: number; readonly expected: number };
  readonly 'no-signature': NoFacts;
  readonly 'odd-signature': NoFacts;
  readonly 'late-block': { readonly block: string };
  readonly 'frame-rate-assumed': { readonly framesPerSecond: number };
  readonly 'no-byte-order-mark': NoFacts;
  readonly 'damaged-bytes': { readonly count: number };
  /** Not Unicode; by its letters, by the language that the file's name tells, or for want of a better guess. */
  readonly 'encoding-guessed': { readonly encoding: string; readonly by: 'letters' | 'name' | 'default' };
  /** UTF-8 that was taken for `encoding` and saved as UTF-8 once more: `count` characters were mended. */
  readonly 'encoded-twice': { readonly encoding: string; readonly count: number };
  /** Cues that stood behind later ones were put in their place. */
  readonly 'put-in-order': { readonly count: number };
  /** All times were negative: the whole file was moved so that it begins at 0. */
  readonly 'moved-to-zero': { readonly byMs: number };
  /** Two digits behind a colon: read as frames at this rate, or as hundredths where no rate is known (null). */
  readonly 'frames-in-times': { readonly framesPerSecond: number | null };
  /** Captions that roll up repeat each line: so many cues were joined with the one that says the same. */
  readonly 'rolling-collapsed': { readonly count: number };
  /** A file of several languages: names as the file writes them. */
  readonly 'languages-left-out': { readonly read: string; readonly others: readonly string[] };
  /** Each became a track of its own; names as above. */
  readonly 'languages-as-tracks': { readonly names: readonly string[] };
  /** Of the caption channels of a file, numbered from 1, one was read. */
  readonly 'channels-left-out': { readonly read: number; readonly others: readonly number[] };
  /** Remarks that are not shown. */
  readonly 'comments-left-out': { readonly count: number };
  /** Codes that mean nothing in the format. */
  readonly 'codes-left-out': { readonly count: number };
  /** Cues with more characters than a track takes were cut. */
  readonly 'texts-cut': { readonly count: number; readonly maxCharacters: number };
  /** Entries of a file of chapters without a time that can be read. */
  readonly 'chapters-untimed': { readonly count: number };
  /** Those behind the first ones were left out. */
  readonly 'chapters-cut': { readonly maxChapters: number };
  /** What chapters have beside their times and titles. */
  readonly 'chapter-fields-left-out': { readonly fields: readonly ('pictures' | 'links' | 'places')[] };
  /** A sentence that an earlier version wrote into a file. */
  readonly 'kept-text': { readonly text: string };
}

export type TimeRepair =
  | 'negative'
  | 'exchanged'
  | 'no-hours'
  | 'no-milliseconds'
  | 'wants-comma'
  | 'wants-point'
  | 'odd-arrow'
  | 'odd-digits'
  /** Seconds alone: `2.5 --> 4.0`. */
  | 'no-minutes'
  /** Digits and marks of another script. */
  | 'other-script'
  /** Letters among the digits of the end were left out. */
  | 'stray-characters';

export type FormatProblemCode = keyof FormatProblemFacts;

type OfCode<Code extends FormatProblemCode> = {
  /** From 1. */
  readonly line: number;
  readonly code: Code;
  readonly facts: FormatProblemFacts[Code];
};

/** Something in a file that was repaired or left out while reading. */
export type FormatProblem = { readonly [Code in FormatProblemCode]: OfCode<Code> }[FormatProblemCode];

export const formatProblemSchema: z.ZodType<FormatProblem> = z.custom<FormatProblem>((value) => {
  return (
    typeof value === 'object' && value !== null && 'line' in value && 'code' in value && 'facts' in value
  );
});

export function problem<Code extends FormatProblemCode>(
  line: number,
  code: Code,
  ...[facts]: FormatProblemFacts[Code] extends NoFacts ? [] : [FormatProblemFacts[Code]]
): FormatProblem {
  return { line, code, facts: facts ?? {} } as FormatProblem;
}
