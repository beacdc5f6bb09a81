import type { ViolationCode, ViolationUnit } from '../check/violation.ts';
import type { Profile } from '../profiles/profile.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';
import type { Spelling } from './spelling.ts';
import type { SpeakerDoubts } from './speaker-doubts.ts';

export type ReviewCode =
  | ViolationCode
  | 'low-confidence'
  | 'text-over-silence'
  | 'speech-without-text'
  | 'repetition'
  | 'unknown-word'
  | 'uncertain-speaker'
  | 'doubtful-translation'
  | 'changed-source';

export interface ReviewProblem {
  /** Stable while the problem lasts: the cue's id and the code. */
  readonly id: string;
  readonly cueId: string;
  readonly code: ReviewCode;
  /** `error`: a limit is broken; `warning`: look at it; `hint`: a doubt. */
  readonly severity: 'error' | 'warning' | 'hint';
  readonly measured: number | null;
  readonly limit: number | null;
  /** `share`: 0 to 1; `times`: how often. */
  readonly unit: ViolationUnit | 'share' | 'times' | null;
  /** Where it is, when that is not where the cue is; of an uncertain speaker what to listen to. */
  readonly span?: { readonly startMs: number; readonly endMs: number };
  /** That no dictionary has. */
  readonly words?: readonly string[];
  /** Of a translated cue. */
  readonly doubts?: readonly TranslationDoubt[];
  /** What the source of a translated cue read when that was made. */
  readonly readBefore?: string;
  /** `fixProblem` knows a safe fix, or may know one (it looks closer and can still answer null). */
  readonly fixable: boolean;
}

export interface ReviewOptions {
  /** For the track's language. */
  readonly profile: Profile;
  readonly frameRate: FrameRate;
  /** False where there are no even frames to keep to, see [Note: Frame grid]. */
  readonly hasFrames?: boolean;
  /** 0: unknown. */
  readonly durationMs: number;
  /** First frame of each shot, ascending; null: not found yet. */
  readonly shotChanges: readonly number[] | null;
  /** Where someone speaks, ascending and without overlaps; null: not found yet. */
  readonly speech: readonly { readonly startMs: number; readonly endMs: number }[] | null;
  /** Words that are trusted less are found, 0 to 1; as measured where it is not given, see [Note: Doubtful words]. */
  readonly doubt?: number;
  /** What the dictionaries said; absent: nobody was asked. */
  readonly spelling?: Spelling;
  /** Absent: nobody was listened to, or the track is a translation. */
  readonly speakers?: SpeakerDoubts;
}
