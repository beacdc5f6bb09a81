import type { Word } from '../../../core/cues/cue.ts';
import type { SpeechGap } from '../../../core/transcript/speech-gap.ts';

/** What decides which words are heard: another value is another transcript. */
export interface TranscriptWork {
  /** Of the content, see `fingerprintMedia`. */
  readonly fingerprint: string;
  /** Index among the audio tracks. */
  readonly audioTrack: number;
  /** Tells one set of weights from another. */
  readonly model: string;
  /** JSON-safe. */
  readonly options: unknown;
  readonly version: number;
}

export interface TranscriptRecord extends TranscriptWork {
  readonly id: string;
  /** All speech of the recording is recognised. */
  readonly isWhole: boolean;
  readonly windowCount: number;
}

/** One stretch of speech that was heard at once, with its words in the time of the recording. */
export interface TranscriptWindow {
  readonly startMs: number;
  /** Everything up to here is recognised: where a later run goes on. */
  readonly coveredMs: number;
  readonly language: string;
  /** Heard with confidence, so that windows in doubt may follow it. */
  readonly isLanguageSure: boolean;
  readonly words: readonly Word[];
  /** Speech of the window that has no words. */
  readonly gaps?: readonly SpeechGap[];
  readonly speaker?: string;
}

/** A cue that a person's edits name, done or undone. */
export interface TouchedCue {
  readonly id: string;
  /** The words that the machine gave it, from the first to the last; null for a cue that a person made. */
  readonly spoken: { readonly startMs: number; readonly endMs: number } | null;
  /** Where it stands now; null when it is deleted. */
  readonly now: { readonly startMs: number; readonly endMs: number } | null;
}
