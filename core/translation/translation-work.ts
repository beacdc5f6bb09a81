/** What is to be translated, and what comes back, cue by cue. */
import type { GlossaryTerm } from '../glossary/term.ts';
import type { ConvertText } from '../language/chinese-script.ts';
import type { Profile } from '../profiles/profile.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';

export interface TranslationWork {
  /** Cues of the source, in their order. */
  readonly sources: readonly TrackCue[];
  /** Ids of those to write, as `planUpdate` says; null: all. The others are context. */
  readonly wanted: ReadonlySet<string> | null;
  /** What cues that are not wanted say in the target's language already, by id of the source: context, too. */
  readonly known: ReadonlyMap<string, string>;
  /** BCP 47 of the source; a cue that says its own language is translated from that. */
  readonly from: string;
  /** BCP 47 of what is written. */
  readonly to: string;
  /** The guideline, in the target's language. */
  readonly profile: Profile;
  readonly terms: readonly GlossaryTerm[];
  /** `loadConversion(to)`: to tell Simplified from Traditional Chinese. */
  readonly convert?: ConvertText | undefined;
}

/** What a cue says in another language. */
export interface CueTranslation {
  /** Id of the cue of the source. */
  readonly of: string;
  /** With its tags, dashes and marks, in lines. */
  readonly text: string;
  readonly doubts: readonly TranslationDoubt[];
}

export interface TranslationStep {
  /** Whole, in the order of the source: what is given here does not change any more. */
  readonly cues: readonly CueTranslation[];
  /** Cues until now, and of all that are wanted. */
  readonly done: number;
  readonly total: number;
}
