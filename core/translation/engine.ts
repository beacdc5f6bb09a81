/** What translates sentences: a translator of the store, a language model, a server. */
import type { WantedTerm } from '../glossary/wanted-terms.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';

export interface TranslationEngine {
  /** Lines that one request may have at most, 1 or more. */
  readonly maxLines: number;
  /**
   * Whether it reads more than the lines themselves: what is around them, terms, what was wrong before and how long an
   * answer may be. One that does not is asked once more only where a term was lost, with a character of private use in
   * its place; for the same it would say the same.
   */
  readonly listens: boolean;
  /**
   * Answers in any order. What it can't answer is left out, also everything where what came back makes no sense: that is
   * asked once more, in smaller requests. Fails only where going on makes no sense, and when the work is stopped.
   */
  translate(request: TranslationRequest): Promise<readonly TranslatedLine[]>;
}

/** Lines of one language, in the order in which they are said, not always one right behind the other. */
export interface TranslationRequest {
  /** BCP 47. */
  readonly from: string;
  /** BCP 47: `es`, `zh-Hant`. */
  readonly to: string;
  readonly lines: readonly SourceLine[];
  /** What is said before the first and behind the last of them: to be understood, not to be translated. */
  readonly before: readonly ContextLine[];
  readonly behind: readonly ContextLine[];
  /** Terms that the lines hold. */
  readonly terms: readonly WantedTerm[];
}

/** A sentence, or what is wanted of it. */
export interface SourceLine {
  /** From 1, no other line of the whole work has it; the answer must name it. */
  readonly id: number;
  /** In one line, without tags, dashes, music marks, and who speaks. */
  readonly text: string;
  readonly speaker?: string;
  /** Characters that can be read in the time that there is. */
  readonly maxLength?: number;
  /** It is asked once more: what was answered before, undefined where nothing was, and what is wrong with it. */
  readonly again?: { readonly text: string | undefined; readonly doubts: readonly TranslationDoubt[] };
}

export interface ContextLine {
  readonly text: string;
  /** As it was translated, where it is known. */
  readonly translation?: string;
}

export interface TranslatedLine {
  /** Of the line that it translates. */
  readonly id: number;
  readonly text: string;
  /** The first words of the line as the engine says them back, where it was asked to: tell when answers have slipped. */
  readonly head?: string;
  /** Where its words come from, as cross-attention shows it; by their place in `text`. */
  readonly alignment?: readonly AlignedSpan[];
}

/** UTF-16 units `start` to `end` (not included) of a translation say what stands at the unit `source` of the line. */
export interface AlignedSpan {
  readonly start: number;
  readonly end: number;
  readonly source: number;
}
