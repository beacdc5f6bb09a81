/** Measures of one attempt at a window. */
export interface AttemptQuality {
  /** Mean natural log probability of the tokens, the end counted. */
  readonly avgLogProb: number;
  readonly compressionRatio: number;
  readonly noSpeechProb: number;
  /** The decoder ran into a loop and was stopped. */
  readonly loop: boolean;
  /** There is no text. */
  readonly empty: boolean;
}

export interface QualityThresholds {
  readonly compressionRatioThreshold: number;
  readonly logProbThreshold: number;
  readonly noSpeechThreshold: number;
}

export type Verdict = 'accept' | 'no-speech' | 'low-confidence' | 'repetition';

/**
 * Whisper's checks in the reference's order: silence (no-speech likely and the text unlikely) ends the attempts;
 * repetition and unlikely text ask for the next temperature.
 */
export function judge(quality: AttemptQuality, thresholds: QualityThresholds): Verdict {
  const unlikely = quality.avgLogProb < thresholds.logProbThreshold;
  if (unlikely && quality.noSpeechProb > thresholds.noSpeechThreshold) return 'no-speech';
  if (quality.loop || quality.compressionRatio > thresholds.compressionRatioThreshold) return 'repetition';
  if (quality.empty) return 'accept';
  return unlikely ? 'low-confidence' : 'accept';
}
