import type { Cue } from '../../../core/cues/cue.ts';

/** A track of the project that becomes one of a video. */
export interface MuxedTrack {
  /** Shown in the player's menu. */
  readonly name: string;
  /** BCP 47 */
  readonly language: string;
  readonly cues: readonly Cue[];
  /** Whether players show it from the start; undefined: as the container has it. */
  readonly isDefault?: boolean | undefined;
}
